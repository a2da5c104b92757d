//! Words of one challenge.

use key_view::{ChallengeKind, SendTrouble};

use crate::{ago, span};

/// One challenge.
#[derive(Clone, Copy, Debug)]
pub struct ChallengeMessages {
    /// Heading: what is asked, by which service.
    pub heading: fn(ChallengeKind, &str) -> String,
    /// Label of the username.
    pub username: &'static str,
    /// Label of browser and system.
    pub browser: &'static str,
    /// Browser and operating system.
    pub browser_on: fn(&str, &str) -> String,
    /// Label of place and IP address.
    pub place: &'static str,
    /// The backend does not know the place.
    pub unknown_place: &'static str,
    /// Label of when it was asked for.
    pub asked: &'static str,
    /// Seconds since it was asked for.
    pub ago: fn(u32) -> String,
    /// Label of the number.
    pub number: &'static str,
    /// Approve it.
    pub approve: &'static str,
    /// Deny it.
    pub deny: &'static str,
    /// Report it.
    pub report: &'static str,
    /// Seconds left, as the eye reads them.
    pub time_left: fn(u32) -> String,
    /// Seconds left, as a screen reader says them now and then.
    pub time_left_spoken: fn(u32) -> String,
    /// How many others wait behind this one, at least one.
    pub others: fn(u32) -> String,
    /// The answer is on its way.
    pub sending: &'static str,
    /// Why the answer was not delivered and what to do.
    pub unsent: fn(SendTrouble) -> &'static str,
}

pub(crate) const ENGLISH: ChallengeMessages = ChallengeMessages {
    heading: |kind, service| match kind {
        ChallengeKind::Login => format!("Log in to {service}?"),
        ChallengeKind::Payment => format!("Confirm a payment in {service}?"),
        ChallengeKind::Identification => format!("Identify yourself to {service}?"),
    },
    username: "Username",
    browser: "Browser",
    browser_on: |browser, os| format!("{browser} on {os}"),
    place: "Place",
    unknown_place: "Unknown",
    asked: "Asked",
    ago: ago::english,
    number: "Type the number shown in your browser",
    approve: "Approve",
    deny: "Deny",
    report: "It wasn’t me",
    time_left: |seconds| format!("{} left", span::clock(seconds)),
    time_left_spoken: |seconds| match seconds {
        60 => "1 minute left".into(),
        s => format!("{s} seconds left"),
    },
    others: |count| match count {
        1 => "1 other request is waiting".into(),
        n => format!("{n} other requests are waiting"),
    },
    sending: "Sending your answer…",
    unsent: |trouble| match trouble {
        SendTrouble::Unreachable => "Your answer did not get through. Check the connection and try again.",
        SendTrouble::BackendFailed => "The service could not take your answer. Try again in a moment.",
    },
};

pub(crate) const FINNISH: ChallengeMessages = ChallengeMessages {
    heading: |kind, service| match kind {
        ChallengeKind::Login => format!("Kirjaudutko palveluun {service}?"),
        ChallengeKind::Payment => format!("Vahvistatko maksun palvelussa {service}?"),
        ChallengeKind::Identification => format!("Tunnistaudutko palvelulle {service}?"),
    },
    username: "Tunnus",
    browser: "Selain",
    browser_on: |browser, os| format!("{browser}, {os}"),
    place: "Paikka",
    unknown_place: "Ei tiedossa",
    asked: "Pyydetty",
    ago: ago::finnish,
    number: "Kirjoita selaimessa näkyvä numero",
    approve: "Hyväksy",
    deny: "Hylkää",
    report: "Se en ollut minä",
    time_left: |seconds| format!("{} jäljellä", span::clock(seconds)),
    time_left_spoken: |seconds| match seconds {
        60 => "Minuutti jäljellä".into(),
        s => format!("{s} sekuntia jäljellä"),
    },
    others: |count| match count {
        1 => "1 muu pyyntö odottaa".into(),
        n => format!("{n} muuta pyyntöä odottaa"),
    },
    sending: "Vastaustasi lähetetään…",
    unsent: |trouble| match trouble {
        SendTrouble::Unreachable => "Vastauksesi ei mennyt perille. Tarkista yhteys ja yritä uudelleen.",
        SendTrouble::BackendFailed => {
            "Palvelu ei voinut ottaa vastaustasi vastaan. Yritä hetken kuluttua uudelleen."
        }
    },
};

pub(crate) const SWEDISH: ChallengeMessages = ChallengeMessages {
    heading: |kind, service| match kind {
        ChallengeKind::Login => format!("Logga in i {service}?"),
        ChallengeKind::Payment => format!("Bekräfta en betalning i {service}?"),
        ChallengeKind::Identification => format!("Identifiera dig för {service}?"),
    },
    username: "Användare",
    browser: "Webbläsare",
    browser_on: |browser, os| format!("{browser} på {os}"),
    place: "Plats",
    unknown_place: "Okänd",
    asked: "Begärd",
    ago: ago::swedish,
    number: "Skriv numret som visas i webbläsaren",
    approve: "Godkänn",
    deny: "Neka",
    report: "Det var inte jag",
    time_left: |seconds| format!("{} kvar", span::clock(seconds)),
    time_left_spoken: |seconds| match seconds {
        60 => "En minut kvar".into(),
        s => format!("{s} sekunder kvar"),
    },
    others: |count| match count {
        1 => "1 begäran till väntar".into(),
        n => format!("{n} begäranden till väntar"),
    },
    sending: "Skickar ditt svar…",
    unsent: |trouble| match trouble {
        SendTrouble::Unreachable => "Ditt svar kom inte fram. Kontrollera anslutningen och försök igen.",
        SendTrouble::BackendFailed => "Tjänsten kunde inte ta emot ditt svar. Försök igen om en stund.",
    },
};

#[cfg(test)]
mod tests {
    use crate::Language;

    #[test]
    fn one_other_is_singular() {
        assert_eq!(
            Language::ALL.map(|language| (language.messages().challenge.others)(1)),
            ["1 other request is waiting", "1 muu pyyntö odottaa", "1 begäran till väntar"]
        );
        assert_eq!(
            Language::ALL.map(|language| (language.messages().challenge.others)(3)),
            ["3 other requests are waiting", "3 muuta pyyntöä odottaa", "3 begäranden till väntar"]
        );
    }
}
