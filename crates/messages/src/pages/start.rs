//! Messages of Procountor's start page.

crate::messages! { StartMessages {
    /// Title of the page.
    title { en: "Start page", fi: "Etusivu", sv: "Startsida" }
    /// Heading, with the user's name.
    heading(name: &str) -> String { en: "Welcome, {name}", fi: "Tervetuloa, {name}", sv: "Välkommen, {name}" }
    /// Label of the method that confirmed the login.
    confirmed { en: "Confirmed", fi: "Vahvistettu", sv: "Bekräftad" }
    /// Method that confirmed the login: the app on a device.
    in_app(device: &str) -> String {
        en: "in the app, on “{device}”",
        fi: "sovelluksessa, laitteella ”{device}”",
        sv: "i appen, på ”{device}”",
    }
    /// Method that confirmed the login: connecting a device.
    by_connecting(device: &str) -> String {
        en: "by connecting “{device}”",
        fi: "yhdistämällä laite ”{device}”",
        sv: "genom att ansluta ”{device}”",
    }
    /// Method that confirmed the login: a one-time password.
    with_one_time_password {
        en: "with a one-time password",
        fi: "kertakäyttösalasanalla",
        sv: "med ett engångslösenord",
    }
    /// Method that confirmed the login: an offline code of a device.
    with_offline_code(device: &str) -> String {
        en: "with an offline code from “{device}”",
        fi: "laitteen ”{device}” offline-koodilla",
        sv: "med en offlinekod från ”{device}”",
    }
    /// Heading of the section about devices.
    mobile_confirmation { en: "Mobile confirmation", fi: "Mobiilivahvistus", sv: "Mobilbekräftelse" }
    /// Number of connected devices.
    devices(count: usize) -> String match count {
        0 => {
            en: "Confirm your logins with your phone instead of a list of one-time passwords.",
            fi: "Vahvista kirjautumisesi puhelimella kertakäyttösalasanalistan sijaan.",
            sv: "Bekräfta dina inloggningar med telefonen i stället för en lista med engångslösenord.",
        }
        1 => {
            en: "1 device is connected to your username.",
            fi: "Käyttäjätunnukseesi on yhdistetty 1 laite.",
            sv: "1 enhet är ansluten till ditt användarnamn.",
        }
        count => {
            en: "{count} devices are connected to your username.",
            fi: "Käyttäjätunnukseesi on yhdistetty {count} laitetta.",
            sv: "{count} enheter är anslutna till ditt användarnamn.",
        }
    }
    /// Button that connects the first device.
    enable {
        en: "Enable mobile confirmation",
        fi: "Ota mobiilivahvistus käyttöön",
        sv: "Aktivera mobilbekräftelse",
    }
    /// Button that connects another device.
    connect_another { en: "Connect another device", fi: "Yhdistä toinen laite", sv: "Anslut en enhet till" }
    /// Button that logs out.
    log_out { en: "Log out", fi: "Kirjaudu ulos", sv: "Logga ut" }
} }
