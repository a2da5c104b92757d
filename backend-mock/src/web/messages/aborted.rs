//! Messages of the "Login aborted" page.

use crate::web::reasons::Reason;

/// Messages of the "Login aborted" page.
pub(in crate::web) struct AbortedMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Reason, with the device that decided.
    pub(in crate::web) what: fn(Reason, Option<&str>) -> String,
    /// Meaning of the reason and what to do next.
    pub(in crate::web) next: fn(Reason) -> &'static str,
    /// Button that sends a new challenge to the app.
    pub(in crate::web) try_again: &'static str,
    /// Link to the one-time password page, after a report.
    pub(in crate::web) one_time_password: &'static str,
}

pub(super) const ENGLISH: AbortedMessages = AbortedMessages {
    heading: "Login aborted",
    what: |reason, device| {
        let by = device.map(|name| format!(" on “{name}”")).unwrap_or_default();
        match reason {
            Reason::Denied => format!("The login was denied{by}."),
            Reason::Reported => format!("The login was reported as not yours{by}."),
            Reason::WrongNumber => format!("The number typed{by} was not the one shown here."),
            Reason::Expired => "Nobody answered in time.".to_owned(),
            Reason::Cancelled => "The login was cancelled.".to_owned(),
        }
    },
    next: |reason| match reason {
        Reason::Denied => "If that was a mistake, try again.",
        Reason::Reported => {
            "Someone else may know your password: change it. No requests are sent to the app until you have logged in \
             with a one-time password."
        }
        Reason::WrongNumber => {
            "Try again: a new number will be shown. Only approve logins you started yourself."
        }
        Reason::Expired => {
            "Try again with the app open. Without a connection on the phone, choose another way and use an offline \
             code."
        }
        Reason::Cancelled => "Try again, or choose another way to confirm.",
    },
    try_again: "Try again",
    one_time_password: "Log in with a one-time password",
};

pub(super) const FINNISH: AbortedMessages = AbortedMessages {
    heading: "Kirjautuminen keskeytyi",
    what: |reason, device| {
        let by = device.map(|name| format!(" laitteella ”{name}”")).unwrap_or_default();
        match reason {
            Reason::Denied => format!("Kirjautuminen hylättiin{by}."),
            Reason::Reported => format!("Kirjautumisesta ilmoitettiin{by}, ettei se ollut sinun."),
            Reason::WrongNumber => match device {
                Some(name) => {
                    format!("Laitteella ”{name}” kirjoitettu numero ei ollut sama kuin tällä sivulla.")
                }
                None => "Kirjoitettu numero ei ollut sama kuin tällä sivulla.".to_owned(),
            },
            Reason::Expired => "Kukaan ei vastannut ajoissa.".to_owned(),
            Reason::Cancelled => "Kirjautuminen peruutettiin.".to_owned(),
        }
    },
    next: |reason| match reason {
        Reason::Denied => "Jos se oli vahinko, yritä uudelleen.",
        Reason::Reported => {
            "Joku muu saattaa tietää salasanasi: vaihda se. Sovellukseen ei lähetetä vahvistuspyyntöjä, ennen kuin \
             olet kirjautunut kertakäyttösalasanalla."
        }
        Reason::WrongNumber => {
            "Yritä uudelleen: saat uuden numeron. Hyväksy vain kirjautumiset, jotka aloitit itse."
        }
        Reason::Expired => {
            "Avaa sovellus ja yritä uudelleen. Jos puhelimella ei ole yhteyttä, valitse toinen tapa ja käytä \
             offline-koodia."
        }
        Reason::Cancelled => "Yritä uudelleen tai valitse toinen vahvistustapa.",
    },
    try_again: "Yritä uudelleen",
    one_time_password: "Kirjaudu kertakäyttösalasanalla",
};

pub(super) const SWEDISH: AbortedMessages = AbortedMessages {
    heading: "Inloggningen avbröts",
    what: |reason, device| {
        let by = device.map(|name| format!(" på ”{name}”")).unwrap_or_default();
        match reason {
            Reason::Denied => format!("Inloggningen nekades{by}."),
            Reason::Reported => format!("Inloggningen rapporterades{by}: det var inte du."),
            Reason::WrongNumber => format!("Numret som skrevs{by} var inte det som visades här."),
            Reason::Expired => "Ingen svarade i tid.".to_owned(),
            Reason::Cancelled => "Inloggningen avbröts.".to_owned(),
        }
    },
    next: |reason| match reason {
        Reason::Denied => "Om det var ett misstag, försök igen.",
        Reason::Reported => {
            "Någon annan kan känna till ditt lösenord: byt det. Inga begäranden skickas till appen förrän du har loggat \
             in med ett engångslösenord."
        }
        Reason::WrongNumber => {
            "Försök igen: du får ett nytt nummer. Godkänn bara inloggningar som du själv har påbörjat."
        }
        Reason::Expired => {
            "Försök igen med appen öppen. Om telefonen saknar anslutning, välj ett annat sätt och använd en offlinekod."
        }
        Reason::Cancelled => "Försök igen, eller välj ett annat sätt att bekräfta.",
    },
    try_again: "Försök igen",
    one_time_password: "Logga in med ett engångslösenord",
};
