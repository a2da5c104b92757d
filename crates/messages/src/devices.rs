//! Texts of the list of a username's devices.

use key_view::{DeviceKind, SendTrouble};

crate::messages! { DevicesMessages {
    /// Heading of the screen.
    heading { en: "Devices", fi: "Laitteet", sv: "Enheter" }
    /// Status while the list is loading.
    loading { en: "Loading devices…", fi: "Haetaan laitteita…", sv: "Hämtar enheterna…" }
    /// Reason why loading failed, and what to do.
    failed(trouble: SendTrouble) match trouble {
        SendTrouble::Unreachable => {
            en: "The service does not answer. Check the connection and try again.",
            fi: "Palvelu ei vastaa. Tarkista yhteys ja yritä uudelleen.",
            sv: "Tjänsten svarar inte. Kontrollera anslutningen och försök igen.",
        }
        SendTrouble::BackendFailed => {
            en: "The service has a problem. Try again in a moment.",
            fi: "Palvelussa on häiriö. Yritä hetken kuluttua uudelleen.",
            sv: "Det är fel i tjänsten. Försök igen om en stund.",
        }
    }
    /// Mark of this device.
    this { en: "This phone", fi: "Tämä puhelin", sv: "Den här telefonen" }
    /// Name of a device's platform.
    kind(kind: DeviceKind) match kind {
        DeviceKind::Android => { en: "Android", fi: "Android", sv: "Android" }
        DeviceKind::Ios => { en: "iPhone or iPad", fi: "iPhone tai iPad", sv: "iPhone eller iPad" }
        DeviceKind::Desktop => { en: "Computer", fi: "Tietokone", sv: "Dator" }
        DeviceKind::Other => { en: "Other device", fi: "Muu laite", sv: "Annan enhet" }
    }
    /// Date on which the device was connected.
    connected(date: &str) -> String { en: "Connected {date}", fi: "Yhdistetty {date}", sv: "Ansluten {date}" }
    /// Date on which the device was last seen.
    seen(date: &str) -> String {
        en: "Last used {date}",
        fi: "Käytetty viimeksi {date}",
        sv: "Senast använd {date}",
    }
    /// Label of the field that renames this device.
    name { en: "Name of this phone", fi: "Tämän puhelimen nimi", sv: "Den här telefonens namn" }
    /// Button that saves the new name.
    rename { en: "Save", fi: "Tallenna", sv: "Spara" }
    /// Button that disconnects a device.
    disconnect { en: "Disconnect", fi: "Katkaise yhteys", sv: "Koppla bort" }
    /// Accessible label of that button, with the name of the device.
    disconnect_from(name: &str) -> String {
        en: "Disconnect “{name}”",
        fi: "Katkaise yhteys, ”{name}”",
        sv: "Koppla bort ”{name}”",
    }
    /// Heading of the confirmation dialog, with the name of the device.
    ask(name: &str) -> String {
        en: "Disconnect “{name}”?",
        fi: "Katkaistaanko laitteen ”{name}” yhteys?",
        sv: "Koppla bort ”{name}”?",
    }
    /// Consequence of disconnecting.
    ask_text {
        en: "It immediately stops confirming logins and showing offline codes. Do this if it is lost or not \
             yours.",
        fi: "Laite lakkaa heti vahvistamasta kirjautumisia ja näyttämästä offline-koodeja. Tee näin, jos se \
             on kadonnut tai ei ole sinun.",
        sv: "Enheten kan inte längre bekräfta inloggningar eller visa offlinekoder. Det gäller genast. Gör \
             så här om den är borta eller inte är din.",
    }
} }
