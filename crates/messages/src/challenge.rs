//! Texts of a challenge.

use key_view::{ChallengeKind, SendTrouble};

use crate::{ago, span};

/// Texts of a challenge.
#[derive(Clone, Copy, Debug)]
pub struct ChallengeMessages {
    /// Heading with the kind of challenge and the name of the service.
    pub heading: fn(ChallengeKind, &str) -> String,
    /// Label of the username.
    pub username: &'static str,
    /// Label of browser and operating system.
    pub browser: &'static str,
    /// Names of browser and operating system, in this order.
    pub browser_on: fn(&str, &str) -> String,
    /// Label of location and IP address.
    pub place: &'static str,
    /// Value for a location that the backend does not know.
    pub unknown_place: &'static str,
    /// Label of the time of the request.
    pub asked: &'static str,
    /// Time since the request, given in seconds.
    pub ago: fn(u32) -> String,
    /// Label of the field for the matched number.
    pub number: &'static str,
    /// Button that approves.
    pub approve: &'static str,
    /// Button that denies.
    pub deny: &'static str,
    /// Button that reports.
    pub report: &'static str,
    /// Time left as displayed, given in seconds.
    pub time_left: fn(u32) -> String,
    /// Time left as announced by a screen reader at intervals, given in seconds.
    pub time_left_spoken: fn(u32) -> String,
    /// Number of further open challenges, at least 1.
    pub others: fn(u32) -> String,
    /// Status while the answer is being sent.
    pub sending: &'static str,
    /// Reason why the answer was not delivered, and what to do.
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
    place: "Location",
    unknown_place: "Unknown",
    asked: "Requested",
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
        SendTrouble::BackendFailed => "The service could not receive your answer. Try again in a moment.",
    },
};

pub(crate) const FINNISH: ChallengeMessages = ChallengeMessages {
    heading: |kind, service| match kind {
        ChallengeKind::Login => format!("Kirjaudutko palveluun {service}?"),
        ChallengeKind::Payment => format!("Vahvistatko maksun palvelussa {service}?"),
        ChallengeKind::Identification => format!("Tunnistaudutko palveluun {service}?"),
    },
    username: "Tunnus",
    browser: "Selain",
    browser_on: |browser, os| format!("{browser}, {os}"),
    place: "Sijainti",
    unknown_place: "Ei tiedossa",
    asked: "Pyydetty",
    ago: ago::finnish,
    number: "Kirjoita selaimessa näkyvä numero",
    approve: "Hyväksy",
    deny: "Hylkää",
    report: "Tämä en ollut minä",
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
    username: "Användarnamn",
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
