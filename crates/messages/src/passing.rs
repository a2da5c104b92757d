//! Texts of messages, which close by themselves or with their screen.

use key_view::{Message, SendTrouble, SensorTrouble};

use crate::time::units;

crate::messages! { PassingMessages in language {
    /// Text of a message: what happened and, if applicable, what to do.
    say(message: &Message) -> String match message {
        Message::Enrolled { username } => {
            en: "{username} is connected. You can now confirm its logins here.",
            fi: "Tunnus {username} on yhdistetty. Voit nyt vahvistaa sen kirjautumiset tällä puhelimella.",
            sv: "Användarnamnet {username} är anslutet. Nu kan du bekräfta inloggningarna här.",
        }
        Message::Disconnected { username, backend_told: true } => {
            en: "{username} is disconnected.",
            fi: "Tunnuksen {username} yhteys on katkaistu.",
            sv: "Användarnamnet {username} är bortkopplat.",
        }
        Message::Disconnected { username, backend_told: false } => {
            en: "{username} is disconnected from this phone, but the service could not be told. Disconnect \
                 the phone on the login page too.",
            fi: "Tunnuksen {username} yhteys on katkaistu tässä puhelimessa, mutta palvelu ei saanut siitä \
                 tietoa. Katkaise yhteys myös kirjautumissivulla.",
            sv: "Användarnamnet {username} är bortkopplat från den här telefonen, men tjänsten kunde inte \
                 meddelas. Koppla bort telefonen på inloggningssidan också.",
        }
        Message::ChallengeGone => {
            en: "That request is no longer open.",
            fi: "Pyyntö ei ole enää avoinna.",
            sv: "Begäran är inte längre öppen.",
        }
        Message::DenialWaits => {
            en: "The request is not denied yet: the service does not answer. Finago Key keeps trying while \
                 the app is open.",
            fi: "Pyyntöä ei ole vielä hylätty: palvelu ei vastaa. Finago Key yrittää uudelleen, kun sovellus \
                 on auki.",
            sv: "Begäran är inte nekad än: tjänsten svarar inte. Finago Key fortsätter försöka medan appen \
                 är öppen.",
        }
        Message::CodeNotRead => {
            en: "The offline code couldn’t be read. Try again.",
            fi: "Offline-koodia ei voitu lukea. Yritä uudelleen.",
            sv: "Offlinekoden gick inte att läsa. Försök igen.",
        }
        Message::DeviceDisconnected { name } => {
            en: "“{name}” is disconnected.",
            fi: "Laitteen ”{name}” yhteys on katkaistu.",
            sv: "”{name}” är bortkopplad.",
        }
        Message::DeviceRenamed { name } => {
            en: "This phone is now called “{name}”.",
            fi: "Tämän puhelimen nimi on nyt ”{name}”.",
            sv: "Den här telefonen heter nu ”{name}”.",
        }
        Message::DeviceNameUnfit => {
            en: "Choose a name of at most 64 characters.",
            fi: "Valitse nimi, jossa on enintään 64 merkkiä.",
            sv: "Välj ett namn på högst 64 tecken.",
        }
        Message::DevicesUnchanged(SendTrouble::Unreachable) => {
            en: "Nothing was changed: the service does not answer. Try again.",
            fi: "Mitään ei muutettu: palvelu ei vastaa. Yritä uudelleen.",
            sv: "Inget ändrades: tjänsten svarar inte. Försök igen.",
        }
        Message::DevicesUnchanged(SendTrouble::BackendFailed) => {
            en: "Nothing was changed: the service has a problem. Try again in a moment.",
            fi: "Mitään ei muutettu: palvelussa on häiriö. Yritä hetken kuluttua uudelleen.",
            sv: "Inget ändrades: det är fel i tjänsten. Försök igen om en stund.",
        }
        Message::TooNewToDisconnect { seconds } => {
            en: "This phone was connected recently and may not disconnect an older device yet. It may in {wait}.",
            fi: "Tämä puhelin on yhdistetty äskettäin, eikä se voi vielä katkaista vanhemman laitteen yhteyttä. \
                 Se onnistuu {wait} kuluttua.",
            sv: "Den här telefonen anslöts nyligen och får inte koppla bort en äldre enhet än. Det går om {wait}.",
            wait = units(*seconds),
        }
        Message::PinChanged => {
            en: "The PIN has been changed.",
            fi: "PIN-koodi on vaihdettu.",
            sv: "PIN-koden har bytts.",
        }
        Message::PinChangedSensorOff => {
            en: "The PIN has been changed. Fingerprint or face recognition is now off, because the change \
                 wasn’t confirmed with it. You can turn it on again in Settings.",
            fi: "PIN-koodi on vaihdettu. Sormenjälki- tai kasvojentunnistus poistettiin käytöstä, koska \
                 vaihtoa ei vahvistettu sillä. Voit ottaa sen uudelleen käyttöön asetuksissa.",
            sv: "PIN-koden har bytts. Igenkänningen av fingeravtryck eller ansikte är nu avstängd, eftersom \
                 bytet inte bekräftades med den. Du kan slå på den igen i inställningarna.",
        }
        Message::SensorOn(sensor) => (language.messages().sensor.is_on(*sensor))
        Message::SensorOff(sensor) => (language.messages().sensor.is_off(*sensor))
        Message::SensorNotOn(why @ SensorTrouble::TooWeak) => (language.messages().sensor.trouble(*why))
        Message::SensorNotOn(_) => {
            en: "It could not be turned on. The PIN works as before.",
            fi: "Käyttöönotto ei onnistunut. PIN-koodi toimii kuten ennenkin.",
            sv: "Det gick inte att aktivera. PIN-koden fungerar som förut.",
        }
        Message::LinkNotNow => (language.messages().controls.link_not_now.to_owned())
        Message::StorageSilent => {
            en: "The phone’s storage does not answer. Try again, or restart the phone.",
            fi: "Puhelimen tallennustila ei vastaa. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Telefonens lagring svarar inte. Försök igen eller starta om telefonen.",
        }
        Message::LinkUnknown => {
            en: "This link belongs to no username on this phone. Go back to your browser and start again.",
            fi: "Linkki ei kuulu millekään tämän puhelimen tunnukselle. Palaa selaimeen ja aloita alusta.",
            sv: "Länken hör inte till något användarnamn i den här telefonen. Gå tillbaka till webbläsaren och \
                 börja om.",
        }
        Message::LinkNotFollowed(SendTrouble::Unreachable) => {
            en: "The request could not be opened: the service does not answer. Check the connection and open the \
                 link again.",
            fi: "Pyyntöä ei voitu avata: palvelu ei vastaa. Tarkista yhteys ja avaa linkki uudelleen.",
            sv: "Begäran kunde inte öppnas: tjänsten svarar inte. Kontrollera anslutningen och öppna länken igen.",
        }
        Message::LinkNotFollowed(SendTrouble::BackendFailed) => {
            en: "The request could not be opened: the service has a problem. Open the link again in a moment.",
            fi: "Pyyntöä ei voitu avata: palvelussa on häiriö. Avaa linkki hetken kuluttua uudelleen.",
            sv: "Begäran kunde inte öppnas: det är fel i tjänsten. Öppna länken igen om en stund.",
        }
        Message::BrowserNotOpened => (language.messages().result.not_opened)
        Message::NotSaved => {
            en: "It could not be saved. Check that the phone has free space, and try again.",
            fi: "Tallennus ei onnistunut. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen.",
            sv: "Det gick inte att spara. Kontrollera att telefonen har ledigt utrymme och försök igen.",
        }
    }
} }
