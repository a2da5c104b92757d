//! Messages of the page for getting the app.

use super::reasons::MessageProblem;

crate::messages! { StoreMessages in language {
    /// Heading.
    heading { en: "Get Finago Key", fi: "Hanki Finago Key", sv: "Skaffa Finago Key" }
    /// Link to the App Store.
    app_store { en: "App Store", fi: "App Store", sv: "App Store" }
    /// Link to Google Play.
    google_play { en: "Google Play", fi: "Google Play", sv: "Google Play" }
    /// Heading of the text message with the link.
    by_message {
        en: "Or get the link as a text message",
        fi: "Tai tilaa linkki tekstiviestinä",
        sv: "Eller få länken som sms",
    }
    /// Label of the phone number.
    phone { en: "Mobile phone", fi: "Matkapuhelin", sv: "Mobiltelefon" }
    /// Example of a phone number, and that the message is free.
    phone_hint {
        en: "For example 040 123 4567. The message is free.",
        fi: "Esimerkiksi 040 123 4567. Viesti on maksuton.",
        sv: "Till exempel 040 123 4567. Meddelandet är gratis.",
    }
    /// Button that sends the text message.
    send { en: "Send the link", fi: "Lähetä linkki", sv: "Skicka länken" }
    /// Number that the text message was sent to.
    sent(phone: &str) -> String {
        en: "The link was sent to {phone}. It can take a minute.",
        fi: "Linkki lähetettiin numeroon {phone}. Viesti voi viipyä minuutin.",
        sv: "Länken har skickats till {phone}. Det kan ta en minut.",
    }
    /// Text message with the address of the landing page.
    message(address: &str) -> String {
        en: "Finago Key: get the app at {address}",
        fi: "Finago Key: hanki sovellus osoitteesta {address}",
        sv: "Finago Key: hämta appen på {address}",
    }
    /// Link back to connecting a device.
    back { en: "Back to connecting", fi: "Takaisin yhdistämiseen", sv: "Tillbaka till anslutningen" }
    /// Problem with the form and what to do.
    problem(problem: MessageProblem) -> String match problem {
        MessageProblem::InvalidNumber => {
            en: "Type the number of a mobile phone, like 040 123 4567.",
            fi: "Kirjoita matkapuhelimen numero, esimerkiksi 040 123 4567.",
            sv: "Skriv numret till en mobiltelefon, till exempel 040 123 4567.",
        }
        MessageProblem::TooMany { retry_after } => {
            en: "No more messages can be sent right now. Try again in {wait}, or use a link above.",
            fi: "Viestejä ei voi nyt lähettää enempää. Yritä uudelleen {wait} kuluttua tai käytä yllä olevaa \
                 linkkiä.",
            sv: "Fler meddelanden kan inte skickas just nu. Försök igen om {wait}, eller använd en länk \
                 ovan.",
            wait = language.messages().time.wait(retry_after),
        }
    }
} }
