//! Texts of the settings screen.

crate::messages! { SettingsMessages {
    /// Heading of the screen.
    heading { en: "Settings", fi: "Asetukset", sv: "Inställningar" }
    /// Heading of the list of usernames.
    usernames { en: "Usernames", fi: "Käyttäjätunnukset", sv: "Användarnamn" }
    /// Heading of the section about PIN and sensor.
    protection { en: "PIN and fingerprint", fi: "PIN-koodi ja sormenjälki", sv: "PIN-kod och fingeravtryck" }
    /// Button that changes the PIN.
    change_pin { en: "Change PIN", fi: "Vaihda PIN-koodi", sv: "Byt PIN-kod" }
    /// Button that opens the dialog for disconnecting a username.
    disconnect { en: "Disconnect", fi: "Katkaise yhteys", sv: "Koppla bort" }
    /// Accessible label of that button, with the username.
    disconnect_from(username: &str) -> String {
        en: "Disconnect {username}",
        fi: "Katkaise yhteys, {username}",
        sv: "Koppla bort {username}",
    }
    /// Heading of the dialog, with the username.
    ask_heading(username: &str) -> String {
        en: "Disconnect {username}?",
        fi: "Katkaistaanko tunnuksen {username} yhteys?",
        sv: "Koppla bort {username}?",
    }
    /// Consequence of disconnecting.
    ask_text {
        en: "Its keys are erased from this phone. You can’t confirm its logins or get offline codes here any \
             more. To connect again you need a one-time password.",
        fi: "Tunnuksen avaimet poistetaan tästä puhelimesta. Et voi enää vahvistaa sen kirjautumisia etkä \
             saada offline-koodeja tässä puhelimessa. Uudelleen yhdistämiseen tarvitset \
             kertakäyttösalasanan.",
        sv: "Nycklarna raderas från den här telefonen. Du kan inte längre bekräfta inloggningar eller få \
             offlinekoder här. För att ansluta igen behöver du ett engångslösenord.",
    }
    /// Button of the dialog that disconnects.
    yes { en: "Yes, disconnect", fi: "Kyllä, katkaise", sv: "Ja, koppla bort" }
    /// Button of the dialog that cancels.
    no { en: "Keep connected", fi: "Pidä yhdistettynä", sv: "Behåll anslutningen" }
    /// Button that opens the list of a username's devices.
    devices { en: "Devices", fi: "Laitteet", sv: "Enheter" }
    /// Accessible label of that button, with the username.
    devices_of(username: &str) -> String {
        en: "Devices of {username}",
        fi: "Laitteet, {username}",
        sv: "Enheter för {username}",
    }
    /// Heading of the screen about the app, and label of the row that opens it.
    about { en: "About Finago Key", fi: "Tietoja sovelluksesta", sv: "Om Finago Key" }
    /// Introduction to the list of third-party packages and their licences.
    licences {
        en: "Finago Key is built on these packages, each under the licence above it. Thank you.",
        fi: "Finago Key käyttää näitä paketteja. Kunkin lisenssi on mainittu sen yläpuolella. Kiitos.",
        sv: "Finago Key bygger på de här paketen. Licensen står ovanför paketen. Tack.",
    }
    /// Version of the app, given as text.
    version(version: &str) -> String {
        en: "Version {version}",
        fi: "Versio {version}",
        sv: "Version {version}",
    }
} }
