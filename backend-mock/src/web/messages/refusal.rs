//! Messages of refused requests.

use crate::web::reasons::Refusal;

/// Messages of refused requests.
pub(in crate::web) struct RefusalMessages {
    /// Heading.
    pub(in crate::web) heading: fn(Refusal) -> &'static str,
    /// Explanation and what to do.
    pub(in crate::web) text: fn(Refusal) -> &'static str,
    /// Link to the current step.
    pub(in crate::web) go_on: &'static str,
}

pub(super) const ENGLISH: RefusalMessages = RefusalMessages {
    heading: |refusal| match refusal {
        Refusal::NotFound => "Page not found",
        Refusal::MethodNotAllowed => "This does not work here",
        Refusal::FormExpired => "The page was out of date",
        Refusal::BadForm => "The form could not be read",
        Refusal::TooLarge => "That was too long",
        Refusal::NotSaved => "That did not work",
    },
    text: |refusal| match refusal {
        Refusal::NotFound => "The address may be mistyped, or the page no longer exists.",
        Refusal::MethodNotAllowed => "The page exists, but it cannot be used this way.",
        Refusal::FormExpired => {
            "Nothing was changed. Continue where you are now. If this happens again, allow cookies for this site."
        }
        Refusal::BadForm => "Nothing was changed. Continue and try again.",
        Refusal::TooLarge => "Nothing was changed. Continue and type something shorter.",
        Refusal::NotSaved => {
            "The service cannot save anything at the moment. Nothing was changed. Try again soon."
        }
    },
    go_on: "Continue",
};

pub(super) const FINNISH: RefusalMessages = RefusalMessages {
    heading: |refusal| match refusal {
        Refusal::NotFound => "Sivua ei löydy",
        Refusal::MethodNotAllowed => "Tämä ei onnistu täällä",
        Refusal::FormExpired => "Sivu oli vanhentunut",
        Refusal::BadForm => "Lomaketta ei voitu lukea",
        Refusal::TooLarge => "Se oli liian pitkä",
        Refusal::NotSaved => "Se ei onnistunut",
    },
    text: |refusal| match refusal {
        Refusal::NotFound => "Osoitteessa voi olla kirjoitusvirhe, tai sivu on poistettu.",
        Refusal::MethodNotAllowed => "Sivu on olemassa, mutta sitä ei voi käyttää näin.",
        Refusal::FormExpired => {
            "Mitään ei muutettu. Jatka siitä, missä olet nyt. Jos tämä toistuu, salli tämän sivuston evästeet."
        }
        Refusal::BadForm => "Mitään ei muutettu. Jatka ja yritä uudelleen.",
        Refusal::TooLarge => "Mitään ei muutettu. Jatka ja kirjoita lyhyemmin.",
        Refusal::NotSaved => {
            "Palvelu ei juuri nyt voi tallentaa mitään. Mitään ei muutettu. Yritä pian uudelleen."
        }
    },
    go_on: "Jatka",
};

pub(super) const SWEDISH: RefusalMessages = RefusalMessages {
    heading: |refusal| match refusal {
        Refusal::NotFound => "Sidan finns inte",
        Refusal::MethodNotAllowed => "Det här fungerar inte här",
        Refusal::FormExpired => "Sidan var inaktuell",
        Refusal::BadForm => "Formuläret kunde inte läsas",
        Refusal::TooLarge => "Det var för långt",
        Refusal::NotSaved => "Det gick inte",
    },
    text: |refusal| match refusal {
        Refusal::NotFound => "Adressen kan vara felskriven, eller så har sidan tagits bort.",
        Refusal::MethodNotAllowed => "Sidan finns, men den kan inte användas så här.",
        Refusal::FormExpired => {
            "Ingenting ändrades. Fortsätt där du är nu. Om det händer igen, tillåt kakor för den här webbplatsen."
        }
        Refusal::BadForm => "Ingenting ändrades. Fortsätt och försök igen.",
        Refusal::TooLarge => "Ingenting ändrades. Fortsätt och skriv något kortare.",
        Refusal::NotSaved => "Tjänsten kan inte spara något just nu. Ingenting ändrades. Försök snart igen.",
    },
    go_on: "Fortsätt",
};
