//! Texts of temporary messages.

use key_view::{Message, SendTrouble, SensorTrouble};

use crate::{ago, sensor};

/// Temporary messages shown over a screen.
#[derive(Clone, Copy, Debug)]
pub struct PassingMessages {
    /// Text of a message: what happened and, if applicable, what to do.
    pub say: fn(&Message) -> String,
}

pub(crate) const ENGLISH: PassingMessages = PassingMessages {
    say: |message| {
        match message {
        Message::Enrolled { username } => {
            format!("{username} is connected. You can now confirm its logins here.")
        }
        Message::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "{username} was disconnected {} {}. Its keys are erased from this phone. You can connect again with \
             a one-time password.",
            by.as_ref().map_or("on the web".into(), |name| format!("on “{name}”")),
            ago::english(*seconds_ago)
        ),
        Message::Disconnected { username, backend_told: true } => format!("{username} is disconnected."),
        Message::Disconnected { username, backend_told: false } => format!(
            "{username} is disconnected from this phone, but the service could not be told. Disconnect the phone \
             on the login page too."
        ),
        Message::ChallengeRefused { username } => format!(
            "A request for {username} could not be trusted and is not shown. If you are logging in, start again \
             in your browser."
        ),
        Message::ChallengeGone => "That request is no longer open.".into(),
        Message::DenialWaits => {
            "The request is not denied yet: the service does not answer. Finago Key keeps trying while the app is \
             open."
                .into()
        }
        Message::AnswerNotMade => {
            "Your answer couldn’t be prepared. The request is still open; try again.".into()
        }
        Message::DeviceDisconnected { name } => format!("“{name}” is disconnected."),
        Message::DeviceRenamed { name } => format!("This phone is now called “{name}”."),
        Message::DeviceNameUnfit => "Choose a name of at most 64 characters.".into(),
        Message::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Nothing was changed: the service does not answer. Try again.".into()
        }
        Message::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Nothing was changed: the service has a problem. Try again in a moment.".into()
        }
        Message::PinChanged => "The PIN has been changed.".into(),
        Message::SensorOn(sensor) => (sensor::ENGLISH.is_on)(*sensor).into(),
        Message::SensorOff(sensor) => (sensor::ENGLISH.is_off)(*sensor).into(),
        Message::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::ENGLISH.trouble)(*why).into(),
        Message::SensorNotOn(_) => "It could not be turned on. The PIN works as before.".into(),
        Message::LinkNotNow => "Finish this first, then open the link again.".into(),
        Message::NotSaved => {
            "It could not be saved. Check that the phone has free space, and try again.".into()
        }
    }
    },
};

pub(crate) const FINNISH: PassingMessages = PassingMessages {
    say: |message| match message {
        Message::Enrolled { username } => {
            format!(
                "Tunnus {username} on yhdistetty. Voit nyt vahvistaa sen kirjautumiset tällä \
                 puhelimella."
            )
        }
        Message::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "Tunnuksen {username} yhteys katkaistiin {} {}. Sen avaimet on poistettu tästä puhelimesta. Voit \
             yhdistää sen uudelleen kertakäyttösalasanalla.",
            by.as_ref().map_or("verkossa".into(), |name| format!("laitteella ”{name}”")),
            ago::finnish(*seconds_ago)
        ),
        Message::Disconnected { username, backend_told: true } => {
            format!("Tunnuksen {username} yhteys on katkaistu.")
        }
        Message::Disconnected { username, backend_told: false } => format!(
            "Tunnuksen {username} yhteys on katkaistu tässä puhelimessa, mutta palvelu ei saanut siitä tietoa. \
             Katkaise yhteys myös kirjautumissivulla."
        ),
        Message::ChallengeRefused { username } => format!(
            "Tunnukselle {username} tuli pyyntö, johon ei voi luottaa, joten sitä ei näytetä. Jos olet \
             kirjautumassa, aloita selaimessa alusta."
        ),
        Message::ChallengeGone => "Pyyntö ei ole enää avoinna.".into(),
        Message::DenialWaits => {
            "Pyyntöä ei ole vielä hylätty: palvelu ei vastaa. Finago Key yrittää uudelleen, kun sovellus on \
             auki."
                .into()
        }
        Message::AnswerNotMade => {
            "Vastausta ei voitu muodostaa. Pyyntö on yhä avoinna; yritä uudelleen.".into()
        }
        Message::DeviceDisconnected { name } => format!("Laitteen ”{name}” yhteys on katkaistu."),
        Message::DeviceRenamed { name } => format!("Tämän puhelimen nimi on nyt ”{name}”."),
        Message::DeviceNameUnfit => "Valitse nimi, jossa on enintään 64 merkkiä.".into(),
        Message::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Mitään ei muutettu: palvelu ei vastaa. Yritä uudelleen.".into()
        }
        Message::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Mitään ei muutettu: palvelussa on häiriö. Yritä hetken kuluttua uudelleen.".into()
        }
        Message::PinChanged => "PIN-koodi on vaihdettu.".into(),
        Message::SensorOn(sensor) => (sensor::FINNISH.is_on)(*sensor).into(),
        Message::SensorOff(sensor) => (sensor::FINNISH.is_off)(*sensor).into(),
        Message::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::FINNISH.trouble)(*why).into(),
        Message::SensorNotOn(_) => "Käyttöönotto ei onnistunut. PIN-koodi toimii kuten ennenkin.".into(),
        Message::LinkNotNow => "Tee tämä ensin loppuun ja avaa linkki sitten uudelleen.".into(),
        Message::NotSaved => {
            "Tallennus ei onnistunut. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen.".into()
        }
    },
};

pub(crate) const SWEDISH: PassingMessages = PassingMessages {
    say: |message| {
        match message {
        Message::Enrolled { username } => {
            format!("Användarnamnet {username} är anslutet. Nu kan du bekräfta inloggningarna här.")
        }
        Message::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "Användarnamnet {username} kopplades bort {} {}. Nycklarna är raderade från den här telefonen. Du kan \
             ansluta igen med ett engångslösenord.",
            by.as_ref().map_or("på webben".into(), |name| format!("på ”{name}”")),
            ago::swedish(*seconds_ago)
        ),
        Message::Disconnected { username, backend_told: true } => {
            format!("Användarnamnet {username} är bortkopplat.")
        }
        Message::Disconnected { username, backend_told: false } => format!(
            "Användarnamnet {username} är bortkopplat från den här telefonen, men tjänsten kunde inte meddelas. \
             Koppla bort telefonen på inloggningssidan också."
        ),
        Message::ChallengeRefused { username } => format!(
            "En begäran för {username} gick inte att lita på och visas inte. Om du håller på att logga in, börja \
             om i webbläsaren."
        ),
        Message::ChallengeGone => "Begäran är inte längre öppen.".into(),
        Message::DenialWaits => {
            "Begäran är inte nekad än: tjänsten svarar inte. Finago Key fortsätter försöka medan appen är öppen.".into()
        }
        Message::AnswerNotMade => {
            "Svaret kunde inte skapas. Begäran är fortfarande öppen; försök igen.".into()
        }
        Message::DeviceDisconnected { name } => format!("”{name}” är bortkopplad."),
        Message::DeviceRenamed { name } => format!("Den här telefonen heter nu ”{name}”."),
        Message::DeviceNameUnfit => "Välj ett namn på högst 64 tecken.".into(),
        Message::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Inget ändrades: tjänsten svarar inte. Försök igen.".into()
        }
        Message::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Inget ändrades: det är fel i tjänsten. Försök igen om en stund.".into()
        }
        Message::PinChanged => "PIN-koden har bytts.".into(),
        Message::SensorOn(sensor) => (sensor::SWEDISH.is_on)(*sensor).into(),
        Message::SensorOff(sensor) => (sensor::SWEDISH.is_off)(*sensor).into(),
        Message::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::SWEDISH.trouble)(*why).into(),
        Message::SensorNotOn(_) => "Det gick inte att aktivera. PIN-koden fungerar som förut.".into(),
        Message::LinkNotNow => "Gör klart det här först och öppna sedan länken igen.".into(),
        Message::NotSaved => {
            "Det gick inte att spara. Kontrollera att telefonen har ledigt utrymme och försök igen.".into()
        }
    }
    },
};
