//! Texts of a challenge.

use key_view::{AnswerTrouble, ChallengeKind, SendTrouble};

use crate::time::clock;

crate::messages! { ChallengeMessages {
    /// Heading with the kind of challenge and the name of the service.
    heading(kind: ChallengeKind, service: &str) -> String match kind {
        ChallengeKind::Login => {
            en: "Log in to {service}?",
            fi: "Kirjaudutko palveluun {service}?",
            sv: "Logga in i {service}?",
        }
        ChallengeKind::Payment => {
            en: "Confirm a payment in {service}?",
            fi: "Vahvistatko maksun palvelussa {service}?",
            sv: "Bekräfta en betalning i {service}?",
        }
        ChallengeKind::Identification => {
            en: "Identify yourself to {service}?",
            fi: "Tunnistaudutko palveluun {service}?",
            sv: "Identifiera dig för {service}?",
        }
        ChallengeKind::Account => {
            en: "Confirm a change to your {service} account?",
            fi: "Vahvistatko tunnuksesi muutoksen palvelussa {service}?",
            sv: "Bekräfta en ändring av ditt konto i {service}?",
        }
        ChallengeKind::Unknown => {
            en: "Update the app to answer this request from {service}",
            fi: "Päivitä sovellus, jotta voit vastata palvelun {service} pyyntöön",
            sv: "Uppdatera appen för att svara på begäran från {service}",
        }
    }
    /// Kind of a challenge.
    kind(kind: ChallengeKind) match kind {
        ChallengeKind::Login => { en: "Login", fi: "Kirjautuminen", sv: "Inloggning" }
        ChallengeKind::Payment => { en: "Payment", fi: "Maksu", sv: "Betalning" }
        ChallengeKind::Identification => { en: "Identification", fi: "Tunnistautuminen", sv: "Identifiering" }
        ChallengeKind::Account => { en: "Account change", fi: "Tunnuksen muutos", sv: "Kontoändring" }
        ChallengeKind::Unknown => { en: "Unknown request", fi: "Tuntematon pyyntö", sv: "Okänd begäran" }
    }
    /// Label of the username.
    username { en: "Username", fi: "Tunnus", sv: "Användarnamn" }
    /// Label of browser and operating system.
    browser { en: "Browser", fi: "Selain", sv: "Webbläsare" }
    /// Names of browser and operating system, in this order.
    browser_on(browser: &str, os: &str) -> String {
        en: "{browser} on {os}",
        fi: "{browser}, {os}",
        sv: "{browser} på {os}",
    }
    /// Label of location and IP address.
    place { en: "Location", fi: "Sijainti", sv: "Plats" }
    /// Value for a location that the backend does not know.
    unknown_place { en: "Unknown", fi: "Ei tiedossa", sv: "Okänd" }
    /// Label of the time of the request.
    asked { en: "Requested", fi: "Pyydetty", sv: "Begärd" }
    /// Label of the field for the matched number.
    number {
        en: "Type the number shown in your browser",
        fi: "Kirjoita selaimessa näkyvä numero",
        sv: "Skriv numret som visas i webbläsaren",
    }
    /// Button that lets the user type the number again.
    change { en: "Change", fi: "Muuta", sv: "Ändra" }
    /// Name of that button.
    change_number { en: "Change the number", fi: "Muuta numeroa", sv: "Ändra numret" }
    /// Button that approves.
    approve { en: "Approve", fi: "Hyväksy", sv: "Godkänn" }
    /// Button that denies.
    deny { en: "Deny", fi: "Hylkää", sv: "Neka" }
    /// Button that reports.
    report { en: "It wasn’t me", fi: "Tämä en ollut minä", sv: "Det var inte jag" }
    /// Question before a report.
    report_heading {
        en: "Does someone else have your password?",
        fi: "Onko jollakulla muulla salasanasi?",
        sv: "Har någon annan ditt lösenord?",
    }
    /// Consequence of a report.
    report_consequence(username: &str) -> String {
        en: "Only someone who knows the password of {username} can send this request. If you report it, \
             no new requests arrive until you log in with a one-time password, and other logins end.",
        fi: "Pyynnön voi lähettää vain se, joka tietää tunnuksen {username} salasanan. Jos teet ilmoituksen, \
             uusia pyyntöjä ei tule ennen kuin kirjaudut kertakäyttösalasanalla, ja muut kirjautumiset päättyvät.",
        sv: "Bara den som kan lösenordet för {username} kan skicka den här begäran. Om du rapporterar kommer \
             inga nya begäranden förrän du loggar in med ett engångslösenord, och andra inloggningar avslutas.",
    }
    /// Button that reports.
    report_confirm {
        en: "Someone has my password",
        fi: "Joku tietää salasanani",
        sv: "Någon har mitt lösenord",
    }
    /// Button that returns to the request.
    report_mistake { en: "I pressed by mistake", fi: "Painoin vahingossa", sv: "Jag tryckte fel" }
    /// Time left as displayed, given in seconds.
    time_left(seconds: u32) -> String {
        en: "{time} left",
        fi: "{time} jäljellä",
        sv: "{time} kvar",
        time = clock(seconds),
    }
    /// Time left as announced by a screen reader at intervals, given in seconds.
    time_left_spoken(seconds: u32) -> String match seconds {
        60 => { en: "1 minute left", fi: "Minuutti jäljellä", sv: "En minut kvar" }
        s => { en: "{s} seconds left", fi: "{s} sekuntia jäljellä", sv: "{s} sekunder kvar" }
    }
    /// Number of further open challenges, at least 1.
    others(count: u32) -> String match count {
        1 => { en: "1 other request is waiting", fi: "1 muu pyyntö odottaa", sv: "1 begäran till väntar" }
        n => {
            en: "{n} other requests are waiting",
            fi: "{n} muuta pyyntöä odottaa",
            sv: "{n} begäranden till väntar",
        }
    }
    /// Status while the answer is being sent.
    sending { en: "Sending your answer…", fi: "Vastaustasi lähetetään…", sv: "Skickar ditt svar…" }
    /// Reason why an answer was not made, and what to do.
    trouble(trouble: AnswerTrouble) match trouble {
        AnswerTrouble::NotMade => {
            en: "Your answer couldn’t be prepared. The request is still open; try again.",
            fi: "Vastausta ei voitu muodostaa. Pyyntö on yhä avoinna; yritä uudelleen.",
            sv: "Svaret kunde inte skapas. Begäran är fortfarande öppen; försök igen.",
        }
        AnswerTrouble::NumberIsPin => {
            en: "You typed your PIN as the number. It was not sent. Type the number shown in your browser.",
            fi: "Kirjoitit PIN-koodisi numeron paikalle. Sitä ei lähetetty. Kirjoita selaimessa näkyvä numero.",
            sv: "Du skrev din PIN-kod som nummer. Den skickades inte. Skriv numret som visas i webbläsaren.",
        }
    }
    /// Reason why the answer was not delivered, and what to do.
    unsent(trouble: SendTrouble) match trouble {
        SendTrouble::Unreachable => {
            en: "Your answer did not get through. Check the connection and try again.",
            fi: "Vastauksesi ei mennyt perille. Tarkista yhteys ja yritä uudelleen.",
            sv: "Ditt svar kom inte fram. Kontrollera anslutningen och försök igen.",
        }
        SendTrouble::BackendFailed => {
            en: "The service could not receive your answer. Try again in a moment.",
            fi: "Palvelu ei voinut ottaa vastaustasi vastaan. Yritä hetken kuluttua uudelleen.",
            sv: "Tjänsten kunde inte ta emot ditt svar. Försök igen om en stund.",
        }
    }
} }

#[cfg(test)]
mod tests {
    use crate::Language;

    #[test]
    fn one_other_is_singular() {
        assert_eq!(
            Language::ALL.map(|language| language.messages().challenge.others(1)),
            ["1 other request is waiting", "1 muu pyyntö odottaa", "1 begäran till väntar"]
        );
        assert_eq!(
            Language::ALL.map(|language| language.messages().challenge.others(3)),
            ["3 other requests are waiting", "3 muuta pyyntöä odottaa", "3 begäranden till väntar"]
        );
    }
}
