//! Messages of "My security".

use key_protocol::challenge::Kind;
use key_protocol::decision::Outcome;

use super::code::{
    CodeMessages, ONE_TIME_PASSWORD_IN_ENGLISH, ONE_TIME_PASSWORD_IN_FINNISH, ONE_TIME_PASSWORD_IN_SWEDISH,
};

/// Messages of "My security".
pub(in crate::web) struct SecurityMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Heading of the devices.
    pub(in crate::web) devices: &'static str,
    /// When a device was connected and last seen.
    pub(in crate::web) since: fn(&str, &str) -> String,
    /// Platform of a device that is not a phone.
    pub(in crate::web) computer: &'static str,
    /// Button that disconnects a device.
    pub(in crate::web) disconnect: &'static str,
    /// Consequences of disconnecting a device.
    pub(in crate::web) consequence: &'static str,
    /// Link to a new list of one-time passwords.
    pub(in crate::web) new_list: &'static str,
    /// Heading of the logbook.
    pub(in crate::web) recent: &'static str,
    /// Text in place of an empty logbook.
    pub(in crate::web) nothing_yet: &'static str,
    /// Name of a kind of challenge.
    pub(in crate::web) kind: fn(Kind) -> &'static str,
    /// Prefix of the method that confirmed.
    pub(in crate::web) confirmed: &'static str,
    /// Outcome without a confirmation, and on which device.
    pub(in crate::web) refused: fn(Outcome, Option<&str>) -> String,
    /// Time since an event, given in seconds.
    pub(in crate::web) ago: fn(u64) -> String,
    /// Explanation that confirmation in the app is frozen.
    pub(in crate::web) frozen: &'static str,
    /// Link to unfreeze confirmation in the app.
    pub(in crate::web) unfreeze: &'static str,
    /// Text in place of a missing value.
    pub(in crate::web) missing: &'static str,
    /// Link to the form with personal information.
    pub(in crate::web) change: &'static str,
    /// Link back to the start page.
    pub(in crate::web) back: &'static str,
}

pub(super) const UNFREEZE_IN_ENGLISH: CodeMessages = CodeMessages {
    heading: "Allow requests again",
    intro: Some("If someone else knows your password, change it first."),
    submit: "Allow again",
    ..ONE_TIME_PASSWORD_IN_ENGLISH
};

pub(super) const ENGLISH: SecurityMessages = SecurityMessages {
    heading: "My security",
    devices: "Devices",
    since: |since, seen| format!("Connected {since}, last used {seen}"),
    computer: "Computer",
    disconnect: "Disconnect",
    consequence: "It can no longer confirm your logins, and its offline codes stop working at once.",
    new_list: "Get a new list",
    recent: "Recent logins",
    nothing_yet: "Nothing yet.",
    kind: |kind| match kind {
        Kind::Login => "Login",
        Kind::Payment => "Payment",
        Kind::Identification => "Identification",
    },
    confirmed: "Confirmed",
    refused: |outcome, device| {
        let by = device.map(|name| format!(" on “{name}”")).unwrap_or_default();
        match outcome {
            Outcome::Approved => format!("Approved{by}"),
            Outcome::Denied => format!("Denied{by}"),
            Outcome::Reported => format!("Reported{by}: it wasn’t me"),
            Outcome::WrongNumber => format!("Wrong number{by}"),
            Outcome::Expired => "Nobody answered in time".to_owned(),
            Outcome::Cancelled => "Cancelled".to_owned(),
        }
    },
    ago: |seconds| match seconds {
        0..60 => "just now".to_owned(),
        60..120 => "1 minute ago".to_owned(),
        120..3600 => format!("{} minutes ago", seconds / 60),
        3600..7200 => "1 hour ago".to_owned(),
        7200..86_400 => format!("{} hours ago", seconds / 3600),
        86_400..172_800 => "1 day ago".to_owned(),
        _ => format!("{} days ago", seconds / 86_400),
    },
    frozen: "A login was reported as not yours. No requests are sent to the app until you allow them again.",
    unfreeze: "Allow again",
    missing: "Not given",
    change: "Change",
    back: "Back to Procountor",
};

pub(super) const UNFREEZE_IN_FINNISH: CodeMessages = CodeMessages {
    heading: "Salli vahvistuspyynnöt taas",
    intro: Some("Jos joku muu tietää salasanasi, vaihda se ensin."),
    submit: "Salli taas",
    ..ONE_TIME_PASSWORD_IN_FINNISH
};

pub(super) const FINNISH: SecurityMessages = SecurityMessages {
    heading: "Turvallisuuteni",
    devices: "Laitteet",
    since: |since, seen| format!("Yhdistetty {since}, käytetty viimeksi {seen}"),
    computer: "Tietokone",
    disconnect: "Katkaise yhteys",
    consequence: "Laite ei enää voi vahvistaa kirjautumisiasi, ja sen offline-koodit lakkaavat heti toimimasta.",
    new_list: "Hanki uusi lista",
    recent: "Viimeisimmät kirjautumiset",
    nothing_yet: "Ei vielä mitään.",
    kind: |kind| match kind {
        Kind::Login => "Kirjautuminen",
        Kind::Payment => "Maksu",
        Kind::Identification => "Tunnistautuminen",
    },
    confirmed: "Vahvistettu",
    refused: |outcome, device| {
        let by = device.map(|name| format!(" laitteella ”{name}”")).unwrap_or_default();
        match outcome {
            Outcome::Approved => format!("Hyväksytty{by}"),
            Outcome::Denied => format!("Hylätty{by}"),
            Outcome::Reported => format!("Ilmoitus lähetetty{by}: tämä en ollut minä"),
            Outcome::WrongNumber => format!("Väärä numero{by}"),
            Outcome::Expired => "Kukaan ei vastannut ajoissa".to_owned(),
            Outcome::Cancelled => "Peruutettu".to_owned(),
        }
    },
    ago: |seconds| match seconds {
        0..60 => "juuri äsken".to_owned(),
        60..120 => "minuutti sitten".to_owned(),
        120..3600 => format!("{} minuuttia sitten", seconds / 60),
        3600..7200 => "tunti sitten".to_owned(),
        7200..86_400 => format!("{} tuntia sitten", seconds / 3600),
        86_400..172_800 => "päivä sitten".to_owned(),
        _ => format!("{} päivää sitten", seconds / 86_400),
    },
    frozen: "Yhdestä kirjautumisesta ilmoitettiin, ettei se ollut sinun. Sovellukseen ei lähetetä vahvistuspyyntöjä, \
             ennen kuin sallit ne taas.",
    unfreeze: "Salli taas",
    missing: "Ei annettu",
    change: "Muuta",
    back: "Takaisin Procountoriin",
};

pub(super) const UNFREEZE_IN_SWEDISH: CodeMessages = CodeMessages {
    heading: "Tillåt begäranden igen",
    intro: Some("Om någon annan känner till ditt lösenord, byt det först."),
    submit: "Tillåt igen",
    ..ONE_TIME_PASSWORD_IN_SWEDISH
};

pub(super) const SWEDISH: SecurityMessages = SecurityMessages {
    heading: "Min säkerhet",
    devices: "Enheter",
    since: |since, seen| format!("Ansluten {since}, senast använd {seen}"),
    computer: "Dator",
    disconnect: "Koppla bort",
    consequence: "Enheten kan inte längre bekräfta dina inloggningar, och dess offlinekoder slutar gälla genast.",
    new_list: "Skaffa en ny lista",
    recent: "Senaste inloggningar",
    nothing_yet: "Ingenting ännu.",
    kind: |kind| match kind {
        Kind::Login => "Inloggning",
        Kind::Payment => "Betalning",
        Kind::Identification => "Identifiering",
    },
    confirmed: "Bekräftad",
    refused: |outcome, device| {
        let by = device.map(|name| format!(" på ”{name}”")).unwrap_or_default();
        match outcome {
            Outcome::Approved => format!("Godkänd{by}"),
            Outcome::Denied => format!("Nekad{by}"),
            Outcome::Reported => format!("Rapporterad{by}: det var inte jag"),
            Outcome::WrongNumber => format!("Fel nummer{by}"),
            Outcome::Expired => "Ingen svarade i tid".to_owned(),
            Outcome::Cancelled => "Avbruten".to_owned(),
        }
    },
    ago: |seconds| match seconds {
        0..60 => "nyss".to_owned(),
        60..120 => "för en minut sedan".to_owned(),
        120..3600 => format!("för {} minuter sedan", seconds / 60),
        3600..7200 => "för en timme sedan".to_owned(),
        7200..86_400 => format!("för {} timmar sedan", seconds / 3600),
        86_400..172_800 => "för en dag sedan".to_owned(),
        _ => format!("för {} dagar sedan", seconds / 86_400),
    },
    frozen: "En inloggning rapporterades: det var inte du. Inga begäranden skickas till appen förrän du tillåter dem igen.",
    unfreeze: "Tillåt igen",
    missing: "Inte angivet",
    change: "Ändra",
    back: "Tillbaka till Procountor",
};
