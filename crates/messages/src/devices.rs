//! Texts of the list of a username's devices.

use key_view::{DeviceKind, SendTrouble};

/// Texts of the list of devices.
#[derive(Clone, Copy, Debug)]
pub struct DevicesMessages {
    /// Heading of the screen.
    pub heading: &'static str,
    /// Status while the list is loading.
    pub loading: &'static str,
    /// Reason why loading failed, and what to do.
    pub failed: fn(SendTrouble) -> &'static str,
    /// Mark of this device.
    pub this: &'static str,
    /// Name of a device's platform.
    pub kind: fn(DeviceKind) -> &'static str,
    /// Date on which the device was connected.
    pub connected: fn(&str) -> String,
    /// Date on which the device was last seen.
    pub seen: fn(&str) -> String,
    /// Label of the field that renames this device.
    pub name: &'static str,
    /// Button that saves the new name.
    pub rename: &'static str,
    /// Button that disconnects a device.
    pub disconnect: &'static str,
    /// Accessible label of that button, with the name of the device.
    pub disconnect_from: fn(&str) -> String,
    /// Heading of the confirmation dialog, with the name of the device.
    pub ask: fn(&str) -> String,
    /// Consequence of disconnecting.
    pub ask_text: &'static str,
}

pub(crate) const ENGLISH: DevicesMessages = DevicesMessages {
    heading: "Devices",
    loading: "Loading devices…",
    failed: |trouble| match trouble {
        SendTrouble::Unreachable => "The service does not answer. Check the connection and try again.",
        SendTrouble::BackendFailed => "The service has a problem. Try again in a moment.",
    },
    this: "This phone",
    kind: |kind| match kind {
        DeviceKind::Android => "Android",
        DeviceKind::Ios => "iPhone or iPad",
        DeviceKind::Desktop => "Computer",
    },
    connected: |date| format!("Connected {date}"),
    seen: |date| format!("Last used {date}"),
    name: "Name of this phone",
    rename: "Save",
    disconnect: "Disconnect",
    disconnect_from: |name| format!("Disconnect “{name}”"),
    ask: |name| format!("Disconnect “{name}”?"),
    ask_text: "It immediately stops confirming logins and showing offline codes. Do this if it is lost or not \
               yours.",
};

pub(crate) const FINNISH: DevicesMessages = DevicesMessages {
    heading: "Laitteet",
    loading: "Haetaan laitteita…",
    failed: |trouble| match trouble {
        SendTrouble::Unreachable => "Palvelu ei vastaa. Tarkista yhteys ja yritä uudelleen.",
        SendTrouble::BackendFailed => "Palvelussa on häiriö. Yritä hetken kuluttua uudelleen.",
    },
    this: "Tämä puhelin",
    kind: |kind| match kind {
        DeviceKind::Android => "Android",
        DeviceKind::Ios => "iPhone tai iPad",
        DeviceKind::Desktop => "Tietokone",
    },
    connected: |date| format!("Yhdistetty {date}"),
    seen: |date| format!("Käytetty viimeksi {date}"),
    name: "Tämän puhelimen nimi",
    rename: "Tallenna",
    disconnect: "Katkaise yhteys",
    disconnect_from: |name| format!("Katkaise yhteys, ”{name}”"),
    ask: |name| format!("Katkaistaanko laitteen ”{name}” yhteys?"),
    ask_text: "Laite lakkaa heti vahvistamasta kirjautumisia ja näyttämästä offline-koodeja. Tee näin, jos se on \
               kadonnut tai ei ole sinun.",
};

pub(crate) const SWEDISH: DevicesMessages = DevicesMessages {
    heading: "Enheter",
    loading: "Hämtar enheterna…",
    failed: |trouble| match trouble {
        SendTrouble::Unreachable => "Tjänsten svarar inte. Kontrollera anslutningen och försök igen.",
        SendTrouble::BackendFailed => "Det är fel i tjänsten. Försök igen om en stund.",
    },
    this: "Den här telefonen",
    kind: |kind| match kind {
        DeviceKind::Android => "Android",
        DeviceKind::Ios => "iPhone eller iPad",
        DeviceKind::Desktop => "Dator",
    },
    connected: |date| format!("Ansluten {date}"),
    seen: |date| format!("Senast använd {date}"),
    name: "Den här telefonens namn",
    rename: "Spara",
    disconnect: "Koppla bort",
    disconnect_from: |name| format!("Koppla bort ”{name}”"),
    ask: |name| format!("Koppla bort ”{name}”?"),
    ask_text: "Enheten kan inte längre bekräfta inloggningar eller visa offlinekoder. Det gäller genast. Gör så här \
               om den är borta eller inte är din.",
};
