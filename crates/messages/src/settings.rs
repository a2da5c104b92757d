//! Words of settings.

/// Settings.
#[derive(Clone, Copy, Debug)]
pub struct SettingsMessages {
    /// Heading.
    pub heading: &'static str,
    /// Heading of the usernames.
    pub usernames: &'static str,
    /// Heading of PIN and sensor.
    pub protection: &'static str,
    /// Choose another PIN.
    pub change_pin: &'static str,
    /// Ask to disconnect one.
    pub disconnect: &'static str,
    /// The same, for a named username.
    pub disconnect_from: fn(&str) -> String,
    /// The question.
    pub ask_heading: fn(&str) -> String,
    /// What follows from a yes.
    pub ask_text: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Open the devices of a username.
    pub devices: &'static str,
    /// The same, for a named username.
    pub devices_of: fn(&str) -> String,
    /// What the app is made of.
    pub about: &'static str,
    /// What others wrote of it, under which licences.
    pub licences: &'static str,
    /// Version of the app.
    pub version: fn(&str) -> String,
}

pub(crate) const ENGLISH: SettingsMessages = SettingsMessages {
    heading: "Settings",
    usernames: "Usernames",
    protection: "PIN and fingerprint",
    change_pin: "Change PIN",
    disconnect: "Disconnect",
    disconnect_from: |username| format!("Disconnect {username}"),
    ask_heading: |username| format!("Disconnect {username}?"),
    ask_text: "Its keys are erased from this phone. You can’t confirm its logins or get offline codes here any \
               more. To connect again you need a one-time password.",
    yes: "Yes, disconnect",
    no: "Keep connected",
    devices: "Devices",
    devices_of: |username| format!("Devices of {username}"),
    about: "About Finago Key",
    licences: "Finago Key is built on these packages, each under the licence above it. Thank you.",
    version: |version| format!("Version {version}"),
};

pub(crate) const FINNISH: SettingsMessages = SettingsMessages {
    heading: "Asetukset",
    usernames: "Käyttäjätunnukset",
    protection: "PIN-koodi ja sormenjälki",
    change_pin: "Vaihda PIN-koodi",
    disconnect: "Katkaise yhteys",
    disconnect_from: |username| format!("Katkaise yhteys, {username}"),
    ask_heading: |username| format!("Katkaistaanko yhteys tunnukseen {username}?"),
    ask_text: "Tunnuksen avaimet poistetaan tästä puhelimesta. Et voi enää vahvistaa sen kirjautumisia etkä saada \
               offline-koodeja tässä puhelimessa. Uudelleen yhdistämiseen tarvitset kertakäyttösalasanan.",
    yes: "Kyllä, katkaise",
    no: "Pidä yhdistettynä",
    devices: "Laitteet",
    devices_of: |username| format!("Laitteet, {username}"),
    about: "Tietoja sovelluksesta",
    licences: "Finago Key on rakennettu näistä paketeista, kukin yläpuolellaan mainitulla lisenssillä. Kiitos.",
    version: |version| format!("Versio {version}"),
};

pub(crate) const SWEDISH: SettingsMessages = SettingsMessages {
    heading: "Inställningar",
    usernames: "Användarnamn",
    protection: "PIN-kod och fingeravtryck",
    change_pin: "Byt PIN-kod",
    disconnect: "Koppla bort",
    disconnect_from: |username| format!("Koppla bort {username}"),
    ask_heading: |username| format!("Koppla bort {username}?"),
    ask_text: "Nycklarna raderas från den här telefonen. Du kan inte längre bekräfta inloggningar eller få \
               offlinekoder här. För att ansluta igen behöver du ett engångslösenord.",
    yes: "Ja, koppla bort",
    no: "Behåll ansluten",
    devices: "Enheter",
    devices_of: |username| format!("Enheter för {username}"),
    about: "Om Finago Key",
    licences: "Finago Key bygger på de här paketen, vart och ett under licensen ovanför. Tack.",
    version: |version| format!("Version {version}"),
};
