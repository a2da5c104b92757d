//! Messages of the "Login aborted" page.

use super::reasons::Reason;

crate::messages! { AbortedMessages {
    /// Heading.
    heading { en: "Login aborted", fi: "Kirjautuminen keskeytyi", sv: "Inloggningen avbröts" }
    /// Reason, with the device that decided.
    what(reason: Reason, device: Option<&str>) -> String match (reason, device) {
        (Reason::Denied, Some(name)) => {
            en: "The login was denied on “{name}”.",
            fi: "Kirjautuminen hylättiin laitteella ”{name}”.",
            sv: "Inloggningen nekades på ”{name}”.",
        }
        (Reason::Denied, None) => {
            en: "The login was denied.",
            fi: "Kirjautuminen hylättiin.",
            sv: "Inloggningen nekades.",
        }
        (Reason::Reported, Some(name)) => {
            en: "The login was reported as not yours on “{name}”.",
            fi: "Kirjautumisesta ilmoitettiin laitteella ”{name}”, ettei se ollut sinun.",
            sv: "Inloggningen rapporterades på ”{name}”: det var inte du.",
        }
        (Reason::Reported, None) => {
            en: "The login was reported as not yours.",
            fi: "Kirjautumisesta ilmoitettiin, ettei se ollut sinun.",
            sv: "Inloggningen rapporterades: det var inte du.",
        }
        (Reason::WrongNumber, Some(name)) => {
            en: "The number typed on “{name}” was not the one shown here.",
            fi: "Laitteella ”{name}” kirjoitettu numero ei ollut sama kuin tällä sivulla.",
            sv: "Numret som skrevs på ”{name}” var inte det som visades här.",
        }
        (Reason::WrongNumber, None) => {
            en: "The number typed was not the one shown here.",
            fi: "Kirjoitettu numero ei ollut sama kuin tällä sivulla.",
            sv: "Numret som skrevs var inte det som visades här.",
        }
        (Reason::Expired, _) => {
            en: "Nobody answered in time.",
            fi: "Kukaan ei vastannut ajoissa.",
            sv: "Ingen svarade i tid.",
        }
        (Reason::Cancelled, _) => {
            en: "The login was cancelled.",
            fi: "Kirjautuminen peruutettiin.",
            sv: "Inloggningen avbröts.",
        }
    }
    /// Meaning of the reason and what to do next.
    next(reason: Reason) match reason {
        Reason::Denied => {
            en: "If that was a mistake, try again.",
            fi: "Jos se oli vahinko, yritä uudelleen.",
            sv: "Om det var ett misstag, försök igen.",
        }
        Reason::Reported => {
            en: "Someone else may know your password: change it. No requests are sent to the app until you \
                 have logged in with a one-time password.",
            fi: "Joku muu saattaa tietää salasanasi: vaihda se. Sovellukseen ei lähetetä vahvistuspyyntöjä, \
                 ennen kuin olet kirjautunut kertakäyttösalasanalla.",
            sv: "Någon annan kan känna till ditt lösenord: byt det. Inga begäranden skickas till appen \
                 förrän du har loggat in med ett engångslösenord.",
        }
        Reason::WrongNumber => {
            en: "Try again: a new number will be shown. Only approve logins you started yourself.",
            fi: "Yritä uudelleen: saat uuden numeron. Hyväksy vain kirjautumiset, jotka aloitit itse.",
            sv: "Försök igen: du får ett nytt nummer. Godkänn bara inloggningar som du själv har påbörjat.",
        }
        Reason::Expired => {
            en: "Try again with the app open. Without a connection on the phone, choose another way and use \
                 an offline code.",
            fi: "Avaa sovellus ja yritä uudelleen. Jos puhelimella ei ole yhteyttä, valitse toinen tapa ja \
                 käytä offline-koodia.",
            sv: "Försök igen med appen öppen. Om telefonen saknar anslutning, välj ett annat sätt och använd \
                 en offlinekod.",
        }
        Reason::Cancelled => {
            en: "Try again, or choose another way to confirm.",
            fi: "Yritä uudelleen tai valitse toinen vahvistustapa.",
            sv: "Försök igen, eller välj ett annat sätt att bekräfta.",
        }
    }
    /// Link to the one-time password page, after a report.
    one_time_password {
        en: "Log in with a one-time password",
        fi: "Kirjaudu kertakäyttösalasanalla",
        sv: "Logga in med ett engångslösenord",
    }
} }
