//! Texts of notices: what happened to a username.

use key_view::{NoticeKind, NoticeView};

crate::messages! { NoticeMessages {
    /// What happened, and what to do if it was not the user.
    say(notice: &NoticeView) -> String match (notice.kind, &notice.username, &notice.device) {
        (NoticeKind::DeviceAdded, username, device) => {
            en: "“{device}” was connected to {username}. If it wasn’t you, disconnect it.",
            fi: "Laite ”{device}” yhdistettiin tunnukseen {username}. Jos se et ollut sinä, katkaise sen yhteys.",
            sv: "”{device}” anslöts till {username}. Om det inte var du, koppla bort den.",
        }
        (NoticeKind::DeviceRemoved, username, device) => {
            en: "“{device}” was disconnected from {username}.",
            fi: "Laitteen ”{device}” yhteys tunnukseen {username} katkaistiin.",
            sv: "”{device}” kopplades bort från {username}.",
        }
        (NoticeKind::DevicesRemoved, username, _) => {
            en: "All devices were disconnected from {username}.",
            fi: "Kaikkien laitteiden yhteys tunnukseen {username} katkaistiin.",
            sv: "Alla enheter kopplades bort från {username}.",
        }
        (NoticeKind::CodesRenewed, username, _) => {
            en: "{username} has a new list of one-time passwords. If it wasn’t you, contact the service.",
            fi: "Tunnuksella {username} on uusi kertakäyttösalasanalista. Jos se et ollut sinä, ota yhteyttä \
                 palveluun.",
            sv: "{username} har en ny lista med engångslösenord. Om det inte var du, kontakta tjänsten.",
        }
        (NoticeKind::PasswordChanged, username, _) => {
            en: "The password of {username} was changed. If it wasn’t you, contact the service.",
            fi: "Tunnuksen {username} salasana vaihdettiin. Jos se et ollut sinä, ota yhteyttä palveluun.",
            sv: "Lösenordet för {username} byttes. Om det inte var du, kontakta tjänsten.",
        }
        (NoticeKind::OfflineCodesClosed, username, _) => {
            en: "Offline codes of {username} are closed after too many wrong ones. They work again after \
                 another kind of login.",
            fi: "Tunnuksen {username} offline-koodit on suljettu liian monen väärän koodin takia. Ne toimivat \
                 taas, kun kirjaudut muulla tavalla.",
            sv: "Offlinekoderna för {username} är spärrade efter för många felaktiga. De fungerar igen efter en \
                 annan typ av inloggning.",
        }
        (NoticeKind::Frozen, username, _) => {
            en: "Requests for {username} are stopped: one was reported. Log in with a one-time password to allow \
                 them again, and change your password if someone else may know it.",
            fi: "Tunnuksen {username} pyynnöt on pysäytetty: yhdestä tehtiin ilmoitus. Salli ne taas kirjautumalla \
                 kertakäyttösalasanalla, ja vaihda salasanasi, jos joku muu voi tietää sen.",
            sv: "Begäranden för {username} är stoppade: en rapporterades. Logga in med ett engångslösenord för att \
                 tillåta dem igen, och byt lösenord om någon annan kan känna till det.",
        }
        (NoticeKind::Unfrozen, username, _) => {
            en: "Requests for {username} are allowed again.",
            fi: "Tunnuksen {username} pyynnöt on taas sallittu.",
            sv: "Begäranden för {username} är tillåtna igen.",
        }
        (NoticeKind::ContactChanged, username, _) => {
            en: "The contact details of {username} were changed. If it wasn’t you, contact the service.",
            fi: "Tunnuksen {username} yhteystietoja muutettiin. Jos se et ollut sinä, ota yhteyttä palveluun.",
            sv: "Kontaktuppgifterna för {username} ändrades. Om det inte var du, kontakta tjänsten.",
        }
        (NoticeKind::CodeSent, username, _) => {
            en: "A one-time password for {username} was sent by text message.",
            fi: "Tunnukselle {username} lähetettiin kertakäyttösalasana tekstiviestillä.",
            sv: "Ett engångslösenord för {username} skickades som textmeddelande.",
        }
        (NoticeKind::Unknown, username, _) => {
            en: "Something changed in {username}. The service’s page tells what.",
            fi: "Tunnuksessa {username} muuttui jotain. Palvelun sivu kertoo, mitä.",
            sv: "Något ändrades i {username}. Tjänstens sida berättar vad.",
        }
    }
} }
