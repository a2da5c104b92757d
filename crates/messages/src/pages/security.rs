//! Messages of "My security".

use super::reasons::Reason;

crate::messages! { SecurityMessages in language {
    /// Heading.
    heading { en: "My security", fi: "Turvallisuuteni", sv: "Min säkerhet" }
    /// When a device was connected and last seen.
    since(since: &str, seen: &str) -> String {
        en: "Connected {since}, last used {seen}",
        fi: "Yhdistetty {since}, käytetty viimeksi {seen}",
        sv: "Ansluten {since}, senast använd {seen}",
    }
    /// Consequences of disconnecting a device.
    consequence {
        en: "It can no longer confirm your logins, and its offline codes stop working at once.",
        fi: "Laite ei enää voi vahvistaa kirjautumisiasi, ja sen offline-koodit lakkaavat heti toimimasta.",
        sv: "Enheten kan inte längre bekräfta dina inloggningar, och dess offlinekoder slutar gälla genast.",
    }
    /// Link to a new list of one-time passwords.
    new_list { en: "Get a new list", fi: "Hanki uusi lista", sv: "Skaffa en ny lista" }
    /// Heading of the logbook.
    recent { en: "Recent logins", fi: "Viimeisimmät kirjautumiset", sv: "Senaste inloggningar" }
    /// Text in place of an empty logbook.
    nothing_yet { en: "Nothing yet.", fi: "Ei vielä mitään.", sv: "Ingenting ännu." }
    /// Prefix of the method that confirmed.
    confirmed { en: "Confirmed", fi: "Vahvistettu", sv: "Bekräftad" }
    /// Outcome without a confirmation, and on which device.
    refused(reason: Reason, device: Option<&str>) -> String match (reason, device) {
        (Reason::Denied, Some(name)) => {
            en: "Denied on “{name}”",
            fi: "Hylätty laitteella ”{name}”",
            sv: "Nekad på ”{name}”",
        }
        (Reason::Denied, None) => { en: "Denied", fi: "Hylätty", sv: "Nekad" }
        (Reason::Reported, Some(name)) => {
            en: "Reported on “{name}”: it wasn’t me",
            fi: "Ilmoitus lähetetty laitteella ”{name}”: tämä en ollut minä",
            sv: "Rapporterad på ”{name}”: det var inte jag",
        }
        (Reason::Reported, None) => {
            en: "Reported: it wasn’t me",
            fi: "Ilmoitus lähetetty: tämä en ollut minä",
            sv: "Rapporterad: det var inte jag",
        }
        (Reason::WrongNumber, Some(name)) => {
            en: "Wrong number on “{name}”",
            fi: "Väärä numero laitteella ”{name}”",
            sv: "Fel nummer på ”{name}”",
        }
        (Reason::WrongNumber, None) => { en: "Wrong number", fi: "Väärä numero", sv: "Fel nummer" }
        (Reason::Expired, _) => {
            en: "Nobody answered in time",
            fi: "Kukaan ei vastannut ajoissa",
            sv: "Ingen svarade i tid",
        }
        (Reason::Cancelled, _) => { en: "Cancelled", fi: "Peruutettu", sv: "Avbruten" }
    }
    /// Time since an event, given in seconds.
    ago(seconds: u32) -> String match seconds {
        0..60 => { en: "just now", fi: "juuri äsken", sv: "nyss" }
        _ => (language.messages().time.ago(seconds))
    }
    /// Explanation that confirmation in the app is frozen.
    frozen {
        en: "A login was reported as not yours. No requests are sent to the app until you allow them again.",
        fi: "Yhdestä kirjautumisesta ilmoitettiin, ettei se ollut sinun. Sovellukseen ei lähetetä \
             vahvistuspyyntöjä, ennen kuin sallit ne taas.",
        sv: "En inloggning rapporterades: det var inte du. Inga begäranden skickas till appen förrän du \
             tillåter dem igen.",
    }
    /// Link to unfreeze confirmation in the app.
    unfreeze { en: "Allow again", fi: "Salli taas", sv: "Tillåt igen" }
    /// Text in place of a missing value.
    missing { en: "Not given", fi: "Ei annettu", sv: "Inte angivet" }
    /// Link to the form with personal information.
    change { en: "Change", fi: "Muuta", sv: "Ändra" }
} }
