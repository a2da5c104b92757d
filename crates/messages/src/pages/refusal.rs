//! Messages of refused requests.

use super::reasons::Refusal;

crate::messages! { RefusalMessages {
    /// Heading.
    heading(refusal: Refusal) match refusal {
        Refusal::NotFound => { en: "Page not found", fi: "Sivua ei löydy", sv: "Sidan finns inte" }
        Refusal::MethodNotAllowed => {
            en: "This does not work here",
            fi: "Tämä ei onnistu täällä",
            sv: "Det här fungerar inte här",
        }
        Refusal::FormExpired => {
            en: "The page was out of date",
            fi: "Sivu oli vanhentunut",
            sv: "Sidan var inaktuell",
        }
        Refusal::BadForm => {
            en: "The form could not be read",
            fi: "Lomaketta ei voitu lukea",
            sv: "Formuläret kunde inte läsas",
        }
        Refusal::TooLarge => { en: "That was too long", fi: "Se oli liian pitkä", sv: "Det var för långt" }
        Refusal::NotSaved => { en: "That did not work", fi: "Se ei onnistunut", sv: "Det gick inte" }
    }
    /// Explanation and what to do.
    text(refusal: Refusal) match refusal {
        Refusal::NotFound => {
            en: "The address may be mistyped, or the page no longer exists.",
            fi: "Osoitteessa voi olla kirjoitusvirhe, tai sivu on poistettu.",
            sv: "Adressen kan vara felskriven, eller så har sidan tagits bort.",
        }
        Refusal::MethodNotAllowed => {
            en: "The page exists, but it cannot be used this way.",
            fi: "Sivu on olemassa, mutta sitä ei voi käyttää näin.",
            sv: "Sidan finns, men den kan inte användas så här.",
        }
        Refusal::FormExpired => {
            en: "Nothing was changed. Continue where you are now. If this happens again, allow cookies for \
                 this site.",
            fi: "Mitään ei muutettu. Jatka siitä, missä olet nyt. Jos tämä toistuu, salli tämän sivuston \
                 evästeet.",
            sv: "Ingenting ändrades. Fortsätt där du är nu. Om det händer igen, tillåt kakor för den här \
                 webbplatsen.",
        }
        Refusal::BadForm => {
            en: "Nothing was changed. Continue and try again.",
            fi: "Mitään ei muutettu. Jatka ja yritä uudelleen.",
            sv: "Ingenting ändrades. Fortsätt och försök igen.",
        }
        Refusal::TooLarge => {
            en: "Nothing was changed. Continue and type something shorter.",
            fi: "Mitään ei muutettu. Jatka ja kirjoita lyhyemmin.",
            sv: "Ingenting ändrades. Fortsätt och skriv något kortare.",
        }
        Refusal::NotSaved => {
            en: "The service cannot save anything at the moment. Nothing was changed. Try again soon.",
            fi: "Palvelu ei juuri nyt voi tallentaa mitään. Mitään ei muutettu. Yritä pian uudelleen.",
            sv: "Tjänsten kan inte spara något just nu. Ingenting ändrades. Försök snart igen.",
        }
    }
    /// Link to the current step.
    go_on { en: "Continue", fi: "Jatka", sv: "Fortsätt" }
} }
