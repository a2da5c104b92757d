//! Messages of Procountor's start page.

use backend_model::Confirmed;

/// Messages of Procountor's start page.
pub(in crate::web) struct StartMessages {
    /// Title of the page.
    pub(in crate::web) title: &'static str,
    /// Heading, with the user's name.
    pub(in crate::web) heading: fn(&str) -> String,
    /// Label of the method that confirmed the login.
    pub(in crate::web) confirmed: &'static str,
    /// Method that confirmed the login.
    pub(in crate::web) confirmed_by: fn(&Confirmed) -> String,
    /// Heading of the section about devices.
    pub(in crate::web) mobile_confirmation: &'static str,
    /// Number of connected devices.
    pub(in crate::web) devices: fn(usize) -> String,
    /// Button that connects the first device.
    pub(in crate::web) enable: &'static str,
    /// Button that connects another device.
    pub(in crate::web) connect_another: &'static str,
    /// Button that logs out.
    pub(in crate::web) log_out: &'static str,
}

pub(super) const ENGLISH: StartMessages = StartMessages {
    title: "Start page",
    heading: |name| format!("Welcome, {name}"),
    confirmed: "Confirmed",
    confirmed_by: |confirmed| match confirmed {
        Confirmed::InApp { device } => format!("in the app, on “{device}”"),
        Confirmed::ByConnecting { device } => format!("by connecting “{device}”"),
        Confirmed::WithOneTimePassword => "with a one-time password".to_owned(),
        Confirmed::WithOfflineCode { device } => format!("with an offline code from “{device}”"),
    },
    mobile_confirmation: "Mobile confirmation",
    devices: |count| match count {
        0 => "Confirm your logins with your phone instead of a list of one-time passwords.".to_owned(),
        1 => "1 device is connected to your username.".to_owned(),
        count => format!("{count} devices are connected to your username."),
    },
    enable: "Enable mobile confirmation",
    connect_another: "Connect another device",
    log_out: "Log out",
};

pub(super) const FINNISH: StartMessages = StartMessages {
    title: "Etusivu",
    heading: |name| format!("Tervetuloa, {name}"),
    confirmed: "Vahvistettu",
    confirmed_by: |confirmed| match confirmed {
        Confirmed::InApp { device } => format!("sovelluksessa, laitteella ”{device}”"),
        Confirmed::ByConnecting { device } => format!("yhdistämällä laite ”{device}”"),
        Confirmed::WithOneTimePassword => "kertakäyttösalasanalla".to_owned(),
        Confirmed::WithOfflineCode { device } => format!("laitteen ”{device}” offline-koodilla"),
    },
    mobile_confirmation: "Mobiilivahvistus",
    devices: |count| match count {
        0 => "Vahvista kirjautumisesi puhelimella kertakäyttösalasanalistan sijaan.".to_owned(),
        1 => "Käyttäjätunnukseesi on yhdistetty 1 laite.".to_owned(),
        count => format!("Käyttäjätunnukseesi on yhdistetty {count} laitetta."),
    },
    enable: "Ota mobiilivahvistus käyttöön",
    connect_another: "Yhdistä toinen laite",
    log_out: "Kirjaudu ulos",
};

pub(super) const SWEDISH: StartMessages = StartMessages {
    title: "Startsida",
    heading: |name| format!("Välkommen, {name}"),
    confirmed: "Bekräftad",
    confirmed_by: |confirmed| match confirmed {
        Confirmed::InApp { device } => format!("i appen, på ”{device}”"),
        Confirmed::ByConnecting { device } => format!("genom att ansluta ”{device}”"),
        Confirmed::WithOneTimePassword => "med ett engångslösenord".to_owned(),
        Confirmed::WithOfflineCode { device } => format!("med en offlinekod från ”{device}”"),
    },
    mobile_confirmation: "Mobilbekräftelse",
    devices: |count| match count {
        0 => {
            "Bekräfta dina inloggningar med telefonen i stället för en lista med engångslösenord.".to_owned()
        }
        1 => "1 enhet är ansluten till ditt användarnamn.".to_owned(),
        count => format!("{count} enheter är anslutna till ditt användarnamn."),
    },
    enable: "Aktivera mobilbekräftelse",
    connect_another: "Anslut en enhet till",
    log_out: "Logga ut",
};
