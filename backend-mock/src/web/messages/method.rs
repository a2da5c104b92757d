//! Messages of the choice of confirmation methods.

use super::duration;
use crate::web::reasons::MethodProblem;

/// Messages of the choice of confirmation methods.
pub(in crate::web) struct MethodMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Label of the app.
    pub(in crate::web) app: &'static str,
    /// Hint for the app.
    pub(in crate::web) app_hint: &'static str,
    /// Hint for the app while no device is connected.
    pub(in crate::web) app_hint_without_device: &'static str,
    /// Hint for the app while confirmation in it is frozen.
    pub(in crate::web) app_hint_when_frozen: &'static str,
    /// Label of the one-time password.
    pub(in crate::web) one_time_password: &'static str,
    /// Hint for the one-time password.
    pub(in crate::web) one_time_password_hint: &'static str,
    /// Label of the offline code.
    pub(in crate::web) offline_code: &'static str,
    /// Hint for the offline code.
    pub(in crate::web) offline_code_hint: &'static str,
    /// Link for a user who lost the phone.
    pub(in crate::web) lost_phone: &'static str,
    /// Submit button.
    pub(in crate::web) submit: &'static str,
    /// Why no challenge was sent to the app and what to do.
    pub(in crate::web) problem: fn(MethodProblem) -> String,
}

pub(super) const ENGLISH: MethodMessages = MethodMessages {
    heading: "Confirm it’s you",
    app: "Confirm in the app",
    app_hint: "Approve the login in Finago Key on your phone.",
    app_hint_without_device: "No phone is connected yet.",
    app_hint_when_frozen: "Unavailable: a login was reported.",
    one_time_password: "One-time password",
    one_time_password_hint: "The next unused one from your list.",
    offline_code: "My device is offline: log in with an offline code",
    offline_code_hint: "Six digits that Finago Key shows without a connection.",
    lost_phone: "Phone lost? Disconnect Key on all devices",
    submit: "Continue",
    problem: |problem| {
        match problem {
        MethodProblem::NothingChosen => "Choose how to confirm.".to_owned(),
        MethodProblem::NoDevice => {
            "No phone is connected to this username. Log in with a one-time password and enable mobile \
             confirmation."
                .to_owned()
        }
        MethodProblem::TooManyLogins { retry_after } => {
            let wait = duration(retry_after, "second", "seconds", "minutes");
            format!(
                "Too many requests were sent to your phone. Try again in {wait}, or choose another way now."
            )
        }
        MethodProblem::Frozen => {
            "A login was reported as not yours, so no requests are sent to the app. Log in with a one-time password \
             to allow them again."
                .to_owned()
        }
    }
    },
};

pub(super) const FINNISH: MethodMessages = MethodMessages {
    heading: "Vahvista kirjautuminen",
    app: "Vahvista sovelluksessa",
    app_hint: "Hyväksy kirjautuminen Finago Keyssä puhelimellasi.",
    app_hint_without_device: "Puhelinta ei ole vielä yhdistetty.",
    app_hint_when_frozen: "Pois käytöstä, koska kirjautumisesta on ilmoitettu.",
    one_time_password: "Kertakäyttösalasana",
    one_time_password_hint: "Listasi seuraava käyttämätön salasana.",
    offline_code: "Laitteeni ei ole verkossa: kirjaudu offline-koodilla",
    offline_code_hint: "Kuusi numeroa, jotka Finago Key näyttää ilman yhteyttä.",
    lost_phone: "Puhelin kadoksissa? Katkaise Finago Keyn yhteys kaikilta laitteilta",
    submit: "Jatka",
    problem: |problem| match problem {
        MethodProblem::NothingChosen => "Valitse vahvistustapa.".to_owned(),
        MethodProblem::NoDevice => {
            "Tähän käyttäjätunnukseen ei ole yhdistetty puhelinta. Kirjaudu kertakäyttösalasanalla ja ota \
             mobiilivahvistus käyttöön."
                .to_owned()
        }
        MethodProblem::TooManyLogins { retry_after } => {
            let wait = duration(retry_after, "sekunnin", "sekunnin", "minuutin");
            format!(
                "Sovellukseen on lähetetty liian monta pyyntöä. Yritä uudelleen {wait} kuluttua tai valitse toinen tapa."
            )
        }
        MethodProblem::Frozen => {
            "Yhdestä kirjautumisesta ilmoitettiin, ettei se ollut sinun, joten sovellukseen ei lähetetä \
             vahvistuspyyntöjä. Salli ne taas kirjautumalla kertakäyttösalasanalla."
                .to_owned()
        }
    },
};

pub(super) const SWEDISH: MethodMessages = MethodMessages {
    heading: "Bekräfta inloggningen",
    app: "Bekräfta i appen",
    app_hint: "Godkänn inloggningen i Finago Key i telefonen.",
    app_hint_without_device: "Ingen telefon är ansluten ännu.",
    app_hint_when_frozen: "Avstängd, eftersom en inloggning har rapporterats.",
    one_time_password: "Engångslösenord",
    one_time_password_hint: "Nästa oanvända lösenord på din lista.",
    offline_code: "Min enhet är offline: logga in med en offlinekod",
    offline_code_hint: "Sex siffror som Finago Key visar utan anslutning.",
    lost_phone: "Har du tappat bort telefonen? Koppla bort Key från alla enheter",
    submit: "Fortsätt",
    problem: |problem| {
        match problem {
        MethodProblem::NothingChosen => "Välj hur du vill bekräfta.".to_owned(),
        MethodProblem::NoDevice => {
            "Ingen telefon är ansluten till det här användarnamnet. Logga in med ett engångslösenord och aktivera \
             mobilbekräftelse."
                .to_owned()
        }
        MethodProblem::TooManyLogins { retry_after } => {
            let wait = duration(retry_after, "sekund", "sekunder", "minuter");
            format!("Appen har fått för många begäranden. Försök igen om {wait}, eller välj ett annat sätt nu.")
        }
        MethodProblem::Frozen => {
            "En inloggning rapporterades: det var inte du. Inga begäranden skickas till appen. Tillåt dem igen genom \
             att logga in med ett engångslösenord."
                .to_owned()
        }
    }
    },
};
