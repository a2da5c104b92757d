//! Texts of temporary messages.

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
        Message::DisconnectedElsewhere { username, by: Some(name), seconds_ago } => {
            en: "{username} was disconnected on “{name}” {ago}. Its keys are erased from this phone. You can \
                 connect again with a one-time password.",
            fi: "Tunnuksen {username} yhteys katkaistiin laitteella ”{name}” {ago}. Sen avaimet on poistettu \
                 tästä puhelimesta. Voit yhdistää sen uudelleen kertakäyttösalasanalla.",
            sv: "Användarnamnet {username} kopplades bort på ”{name}” {ago}. Nycklarna är raderade från den \
                 här telefonen. Du kan ansluta igen med ett engångslösenord.",
            ago = language.messages().time.ago(*seconds_ago),
        }
        Message::DisconnectedElsewhere { username, by: None, seconds_ago } => {
            en: "{username} was disconnected on the web {ago}. Its keys are erased from this phone. You can \
                 connect again with a one-time password.",
            fi: "Tunnuksen {username} yhteys katkaistiin verkossa {ago}. Sen avaimet on poistettu tästä \
                 puhelimesta. Voit yhdistää sen uudelleen kertakäyttösalasanalla.",
            sv: "Användarnamnet {username} kopplades bort på webben {ago}. Nycklarna är raderade från den \
                 här telefonen. Du kan ansluta igen med ett engångslösenord.",
            ago = language.messages().time.ago(*seconds_ago),
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
        Message::ChallengeRefused { username } => {
            en: "A request for {username} could not be trusted and is not shown. If you are logging in, \
                 start again in your browser.",
            fi: "Tunnukselle {username} tuli pyyntö, johon ei voi luottaa, joten sitä ei näytetä. Jos olet \
                 kirjautumassa, aloita selaimessa alusta.",
            sv: "En begäran för {username} gick inte att lita på och visas inte. Om du håller på att logga \
                 in, börja om i webbläsaren.",
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
        Message::AnswerNotMade => {
            en: "Your answer couldn’t be prepared. The request is still open; try again.",
            fi: "Vastausta ei voitu muodostaa. Pyyntö on yhä avoinna; yritä uudelleen.",
            sv: "Svaret kunde inte skapas. Begäran är fortfarande öppen; försök igen.",
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
        Message::UpdateRequired { username, minimum } => {
            en: "The service of {username} requires version {minimum} of Finago Key or newer. Update the app.",
            fi: "Tunnuksen {username} palvelu vaatii Finago Keyn version {minimum} tai uudemman. Päivitä sovellus.",
            sv: "Tjänsten för {username} kräver version {minimum} av Finago Key eller nyare. Uppdatera appen.",
        }
        Message::Notice(notice) => (language.messages().notice.say(notice))
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
        Message::LinkNotNow => {
            en: "Finish this first, then open the link again.",
            fi: "Tee tämä ensin loppuun ja avaa linkki sitten uudelleen.",
            sv: "Gör klart det här först och öppna sedan länken igen.",
        }
        Message::StorageSilent => {
            en: "The phone’s storage does not answer. Try again, or restart the phone.",
            fi: "Puhelimen tallennustila ei vastaa. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Telefonens lagring svarar inte. Försök igen eller starta om telefonen.",
        }
        Message::NotSaved => {
            en: "It could not be saved. Check that the phone has free space, and try again.",
            fi: "Tallennus ei onnistunut. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen.",
            sv: "Det gick inte att spara. Kontrollera att telefonen har ledigt utrymme och försök igen.",
        }
    }
} }
