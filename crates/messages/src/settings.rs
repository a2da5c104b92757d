//! Texts of the settings screen.

/// Texts of the settings screen.
#[derive(Clone, Copy, Debug)]
pub struct SettingsMessages {
    /// Heading of the screen.
    pub heading: &'static str,
    /// Heading of the list of usernames.
    pub usernames: &'static str,
    /// Heading of the section about PIN and sensor.
    pub protection: &'static str,
    /// Button that changes the PIN.
    pub change_pin: &'static str,
    /// Button that opens the dialog for disconnecting a username.
    pub disconnect: &'static str,
    /// Accessible label of that button, with the username.
    pub disconnect_from: fn(&str) -> String,
    /// Heading of the dialog, with the username.
    pub ask_heading: fn(&str) -> String,
    /// Consequence of disconnecting.
    pub ask_text: &'static str,
    /// Button of the dialog that disconnects.
    pub yes: &'static str,
    /// Button of the dialog that cancels.
    pub no: &'static str,
    /// Button that opens the list of a username's devices.
    pub devices: &'static str,
    /// Accessible label of that button, with the username.
    pub devices_of: fn(&str) -> String,
    /// Heading of the screen about the app, and label of the row that opens it.
    pub about: &'static str,
    /// Introduction to the list of third-party packages and their licences.
    pub licences: &'static str,
    /// Version of the app, given as text.
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
    ask_heading: |username| format!("Katkaistaanko tunnuksen {username} yhteys?"),
    ask_text: "Tunnuksen avaimet poistetaan tästä puhelimesta. Et voi enää vahvistaa sen kirjautumisia etkä saada \
               offline-koodeja tässä puhelimessa. Uudelleen yhdistämiseen tarvitset kertakäyttösalasanan.",
    yes: "Kyllä, katkaise",
    no: "Pidä yhdistettynä",
    devices: "Laitteet",
    devices_of: |username| format!("Laitteet, {username}"),
    about: "Tietoja sovelluksesta",
    licences: "Finago Key käyttää näitä paketteja. Kunkin lisenssi on mainittu sen yläpuolella. Kiitos.",
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
    no: "Behåll anslutningen",
    devices: "Enheter",
    devices_of: |username| format!("Enheter för {username}"),
    about: "Om Finago Key",
    licences: "Finago Key bygger på de här paketen. Licensen står ovanför paketen. Tack.",
    version: |version| format!("Version {version}"),
};
