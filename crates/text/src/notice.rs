//! Words of passing messages.

use key_view::{Notice, SendTrouble, SensorTrouble};

use crate::{ago, sensor};

/// Passing messages.
#[derive(Clone, Copy, Debug)]
pub struct NoticeWords {
    /// What happened and, where there is something, what to do.
    pub say: fn(&Notice) -> String,
}

pub(crate) const ENGLISH: NoticeWords = NoticeWords {
    say: |notice| {
        match notice {
        Notice::Connected { username } => {
            format!("{username} is connected. You can now confirm its logins here.")
        }
        Notice::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "{username} was disconnected {} {}. Its keys are erased from this phone. You can connect again with \
             a one-time password.",
            by.as_ref().map_or("on the web".into(), |name| format!("on {name}")),
            ago::english(*seconds_ago)
        ),
        Notice::Disconnected { username, backend_told: true } => format!("{username} is disconnected."),
        Notice::Disconnected { username, backend_told: false } => format!(
            "{username} is disconnected from this phone, but the service could not be told. Disconnect the phone \
             on the login page too."
        ),
        Notice::ChallengeRefused { username } => format!(
            "A request for {username} could not be trusted and is not shown. If you are logging in, start again \
             in your browser."
        ),
        Notice::ChallengeGone => "That request is no longer open.".into(),
        Notice::DenialWaits => {
            "The request is not denied yet: the service does not answer. Finago Key goes on trying while it is open.".into()
        }
        Notice::AnswerNotMade => {
            "Your answer could not be made. The request is still open; try again.".into()
        }
        Notice::DeviceDisconnected { name } => format!("{name} is disconnected."),
        Notice::DeviceRenamed { name } => format!("This phone is now called {name}."),
        Notice::DeviceNameUnfit => "Choose a name of at most 64 letters.".into(),
        Notice::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Nothing was changed: the service does not answer. Try again.".into()
        }
        Notice::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Nothing was changed: the service has a problem. Try again in a moment.".into()
        }
        Notice::PinChanged => "The PIN is changed.".into(),
        Notice::SensorOn(sensor) => (sensor::ENGLISH.is_on)(*sensor).into(),
        Notice::SensorOff(sensor) => (sensor::ENGLISH.is_off)(*sensor).into(),
        Notice::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::ENGLISH.trouble)(*why).into(),
        Notice::SensorNotOn(_) => "It could not be turned on. The PIN works as before.".into(),
        Notice::LinkNotNow => "Finish this first, then open the link again.".into(),
        Notice::NotSaved => {
            "It could not be saved. Check that the phone has free space, and try again.".into()
        }
    }
    },
};

pub(crate) const FINNISH: NoticeWords = NoticeWords {
    say: |notice| match notice {
        Notice::Connected { username } => {
            format!("Tunnus {username} on yhdistetty. Voit nyt vahvistaa sen kirjautumiset täällä.")
        }
        Notice::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "Tunnuksen {username} yhteys katkaistiin {} {}. Sen avaimet on poistettu tästä puhelimesta. Voit \
             yhdistää sen uudelleen kertakäyttösalasanalla.",
            by.as_ref().map_or("verkossa".into(), |name| format!("laitteella {name}")),
            ago::finnish(*seconds_ago)
        ),
        Notice::Disconnected { username, backend_told: true } => {
            format!("Tunnuksen {username} yhteys on katkaistu.")
        }
        Notice::Disconnected { username, backend_told: false } => format!(
            "Tunnuksen {username} yhteys on katkaistu tässä puhelimessa, mutta palvelu ei saanut siitä tietoa. \
             Katkaise yhteys myös kirjautumissivulla."
        ),
        Notice::ChallengeRefused { username } => format!(
            "Tunnukselle {username} tuli pyyntö, johon ei voi luottaa, joten sitä ei näytetä. Jos olet \
             kirjautumassa, aloita selaimessa alusta."
        ),
        Notice::ChallengeGone => "Pyyntö ei ole enää avoinna.".into(),
        Notice::DenialWaits => {
            "Pyyntöä ei ole vielä hylätty: palvelu ei vastaa. Finago Key yrittää uudelleen, kun se on auki."
                .into()
        }
        Notice::AnswerNotMade => {
            "Vastausta ei voitu muodostaa. Pyyntö on yhä avoinna; yritä uudelleen.".into()
        }
        Notice::DeviceDisconnected { name } => format!("Laitteen {name} yhteys on katkaistu."),
        Notice::DeviceRenamed { name } => format!("Tämän puhelimen nimi on nyt {name}."),
        Notice::DeviceNameUnfit => "Valitse nimi, jossa on enintään 64 merkkiä.".into(),
        Notice::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Mitään ei muutettu: palvelu ei vastaa. Yritä uudelleen.".into()
        }
        Notice::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Mitään ei muutettu: palvelussa on häiriö. Yritä hetken kuluttua uudelleen.".into()
        }
        Notice::PinChanged => "PIN-koodi on vaihdettu.".into(),
        Notice::SensorOn(sensor) => (sensor::FINNISH.is_on)(*sensor).into(),
        Notice::SensorOff(sensor) => (sensor::FINNISH.is_off)(*sensor).into(),
        Notice::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::FINNISH.trouble)(*why).into(),
        Notice::SensorNotOn(_) => "Käyttöönotto ei onnistunut. PIN-koodi toimii kuten ennenkin.".into(),
        Notice::LinkNotNow => "Tee tämä ensin loppuun ja avaa linkki sitten uudelleen.".into(),
        Notice::NotSaved => {
            "Tallennus ei onnistunut. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen.".into()
        }
    },
};

pub(crate) const SWEDISH: NoticeWords = NoticeWords {
    say: |notice| {
        match notice {
        Notice::Connected { username } => {
            format!("{username} är ansluten. Nu kan du bekräfta inloggningarna här.")
        }
        Notice::DisconnectedElsewhere { username, by, seconds_ago } => format!(
            "{username} kopplades bort {} {}. Nycklarna är raderade från den här telefonen. Du kan ansluta igen \
             med ett engångslösenord.",
            by.as_ref().map_or("på webben".into(), |name| format!("på {name}")),
            ago::swedish(*seconds_ago)
        ),
        Notice::Disconnected { username, backend_told: true } => format!("{username} är bortkopplad."),
        Notice::Disconnected { username, backend_told: false } => format!(
            "{username} är bortkopplad från den här telefonen, men tjänsten kunde inte meddelas. Koppla bort \
             telefonen på inloggningssidan också."
        ),
        Notice::ChallengeRefused { username } => format!(
            "En begäran för {username} gick inte att lita på och visas inte. Om du håller på att logga in, börja \
             om i webbläsaren."
        ),
        Notice::ChallengeGone => "Begäran är inte längre öppen.".into(),
        Notice::DenialWaits => {
            "Begäran är inte nekad än: tjänsten svarar inte. Finago Key fortsätter försöka medan appen är öppen.".into()
        }
        Notice::AnswerNotMade => {
            "Svaret kunde inte skapas. Begäran är fortfarande öppen; försök igen.".into()
        }
        Notice::DeviceDisconnected { name } => format!("{name} är bortkopplad."),
        Notice::DeviceRenamed { name } => format!("Den här telefonen heter nu {name}."),
        Notice::DeviceNameUnfit => "Välj ett namn på högst 64 tecken.".into(),
        Notice::DevicesUnchanged(SendTrouble::Unreachable) => {
            "Inget ändrades: tjänsten svarar inte. Försök igen.".into()
        }
        Notice::DevicesUnchanged(SendTrouble::BackendFailed) => {
            "Inget ändrades: det är fel i tjänsten. Försök igen om en stund.".into()
        }
        Notice::PinChanged => "PIN-koden är bytt.".into(),
        Notice::SensorOn(sensor) => (sensor::SWEDISH.is_on)(*sensor).into(),
        Notice::SensorOff(sensor) => (sensor::SWEDISH.is_off)(*sensor).into(),
        Notice::SensorNotOn(why @ SensorTrouble::TooWeak) => (sensor::SWEDISH.trouble)(*why).into(),
        Notice::SensorNotOn(_) => "Det gick inte att aktivera. PIN-koden fungerar som förut.".into(),
        Notice::LinkNotNow => "Gör klart det här först och öppna sedan länken igen.".into(),
        Notice::NotSaved => {
            "Det gick inte att spara. Kontrollera att telefonen har ledigt utrymme och försök igen.".into()
        }
    }
    },
};
