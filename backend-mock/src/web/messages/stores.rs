//! Messages of the page for getting the app.

use super::duration;
use crate::web::reasons::MessageProblem;

/// Messages of the page for getting the app.
pub(in crate::web) struct StoreMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Link to the App Store.
    pub(in crate::web) app_store: &'static str,
    /// Link to Google Play.
    pub(in crate::web) google_play: &'static str,
    /// Heading of the text message with the link.
    pub(in crate::web) by_message: &'static str,
    /// Label of the phone number.
    pub(in crate::web) phone: &'static str,
    /// Example of a phone number, and that the message is free.
    pub(in crate::web) phone_hint: &'static str,
    /// Button that sends the text message.
    pub(in crate::web) send: &'static str,
    /// Number that the text message was sent to.
    pub(in crate::web) sent: fn(&str) -> String,
    /// Text message with the address of the landing page.
    pub(in crate::web) message: fn(&str) -> String,
    /// Link back to connecting a device.
    pub(in crate::web) back: &'static str,
    /// Problem with the form and what to do.
    pub(in crate::web) problem: fn(MessageProblem) -> String,
}

pub(super) const ENGLISH: StoreMessages = StoreMessages {
    heading: "Get Finago Key",
    app_store: "App Store",
    google_play: "Google Play",
    by_message: "Or get the link as a text message",
    phone: "Mobile phone",
    phone_hint: "For example 040 123 4567. The message is free.",
    send: "Send the link",
    sent: |phone| format!("The link was sent to {phone}. It can take a minute."),
    message: |address| format!("Finago Key: get the app at {address}"),
    back: "Back to connecting",
    problem: |problem| match problem {
        MessageProblem::InvalidNumber => "Type the number of a mobile phone, like 040 123 4567.".to_owned(),
        MessageProblem::TooMany { retry_after } => {
            let wait = duration(retry_after, "second", "seconds", "minutes");
            format!("No more messages can be sent right now. Try again in {wait}, or use a link above.")
        }
    },
};

pub(super) const FINNISH: StoreMessages = StoreMessages {
    heading: "Hanki Finago Key",
    app_store: "App Store",
    google_play: "Google Play",
    by_message: "Tai tilaa linkki tekstiviestinä",
    phone: "Matkapuhelin",
    phone_hint: "Esimerkiksi 040 123 4567. Viesti on maksuton.",
    send: "Lähetä linkki",
    sent: |phone| format!("Linkki lähetettiin numeroon {phone}. Viesti voi viipyä minuutin."),
    message: |address| format!("Finago Key: hanki sovellus osoitteesta {address}"),
    back: "Takaisin yhdistämiseen",
    problem: |problem| match problem {
        MessageProblem::InvalidNumber => {
            "Kirjoita matkapuhelimen numero, esimerkiksi 040 123 4567.".to_owned()
        }
        MessageProblem::TooMany { retry_after } => {
            let wait = duration(retry_after, "sekunnin", "sekunnin", "minuutin");
            format!(
                "Viestejä ei voi nyt lähettää enempää. Yritä uudelleen {wait} kuluttua tai käytä yllä olevaa linkkiä."
            )
        }
    },
};

pub(super) const SWEDISH: StoreMessages = StoreMessages {
    heading: "Skaffa Finago Key",
    app_store: "App Store",
    google_play: "Google Play",
    by_message: "Eller få länken som sms",
    phone: "Mobiltelefon",
    phone_hint: "Till exempel 040 123 4567. Meddelandet är gratis.",
    send: "Skicka länken",
    sent: |phone| format!("Länken har skickats till {phone}. Det kan ta en minut."),
    message: |address| format!("Finago Key: hämta appen på {address}"),
    back: "Tillbaka till anslutningen",
    problem: |problem| match problem {
        MessageProblem::InvalidNumber => {
            "Skriv numret till en mobiltelefon, till exempel 040 123 4567.".to_owned()
        }
        MessageProblem::TooMany { retry_after } => {
            let wait = duration(retry_after, "sekund", "sekunder", "minuter");
            format!(
                "Fler meddelanden kan inte skickas just nu. Försök igen om {wait}, eller använd en länk ovan."
            )
        }
    },
};
