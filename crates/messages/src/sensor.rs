//! Texts about fingerprint and face recognition: the system's prompt and its result.

use key_view::{PinPurpose, Sensor, SensorTrouble};

/// Texts about fingerprint and face recognition.
#[derive(Clone, Copy, Debug)]
pub struct SensorMessages {
    /// Button that opens the system's prompt.
    pub ask: fn(Sensor) -> &'static str,
    /// Status while the prompt is open.
    pub asking: fn(Sensor) -> &'static str,
    /// Purpose, shown in the system's prompt.
    pub reason: fn(PinPurpose) -> &'static str,
    /// Button of the prompt that closes it in favour of the PIN.
    pub use_pin: &'static str,
    /// Label of the option to use the sensor instead of the PIN, offered when choosing the PIN and
    /// in the settings.
    pub instead: fn(Sensor) -> &'static str,
    /// Consequence of that option.
    pub hint: &'static str,
    /// Reason for a failure, and what to do; empty after the user cancelled.
    pub trouble: fn(SensorTrouble) -> &'static str,
    /// Confirmation that the sensor is on.
    pub is_on: fn(Sensor) -> &'static str,
    /// Confirmation that the sensor is off.
    pub is_off: fn(Sensor) -> &'static str,
}

pub(crate) const ENGLISH: SensorMessages = SensorMessages {
    ask: |sensor| match sensor {
        Sensor::Fingerprint => "Use fingerprint",
        Sensor::Face => "Use face",
    },
    asking: |sensor| match sensor {
        Sensor::Fingerprint => "Waiting for your fingerprint…",
        Sensor::Face => "Waiting for your face…",
    },
    reason: |purpose| match purpose {
        PinPurpose::Approve => "Approve the request",
        PinPurpose::RevealCode => "Show the offline code",
        PinPurpose::AddAccount => "Connect another username",
        PinPurpose::RevokeDevice => "Disconnect the device",
        PinPurpose::ChangePin => "Change the PIN",
        PinPurpose::TurnOnSensor => "Turn on fingerprint or face",
        PinPurpose::TurnOffSensor => "Turn off fingerprint or face",
    },
    use_pin: "Use PIN",
    instead: |sensor| match sensor {
        Sensor::Fingerprint => "Fingerprint instead of PIN",
        Sensor::Face => "Face instead of PIN",
    },
    hint: "The PIN still works. Anyone whose fingerprint or face is stored on this phone can approve.",
    trouble: |trouble| match trouble {
        SensorTrouble::Cancelled => "",
        SensorTrouble::LockedOut => "Too many tries with the sensor. Use your PIN.",
        SensorTrouble::Changed => {
            "Fingerprints or faces were changed on this phone, so only the PIN works now. You can turn recognition on \
             again in Settings."
        }
        SensorTrouble::Unavailable => "The sensor can’t be used now. Use your PIN.",
        SensorTrouble::TooWeak => {
            "Fingerprint or face recognition on this phone isn’t secure enough for Finago Key. Use your PIN."
        }
    },
    is_on: |sensor| match sensor {
        Sensor::Fingerprint => "You can use your fingerprint instead of the PIN.",
        Sensor::Face => "You can use your face instead of the PIN.",
    },
    is_off: |sensor| match sensor {
        Sensor::Fingerprint => "Your fingerprint is no longer used. Use your PIN.",
        Sensor::Face => "Your face is no longer used. Use your PIN.",
    },
};

pub(crate) const FINNISH: SensorMessages = SensorMessages {
    ask: |sensor| match sensor {
        Sensor::Fingerprint => "Käytä sormenjälkeä",
        Sensor::Face => "Käytä kasvoja",
    },
    asking: |sensor| match sensor {
        Sensor::Fingerprint => "Odotetaan sormenjälkeä…",
        Sensor::Face => "Odotetaan kasvoja…",
    },
    reason: |purpose| match purpose {
        PinPurpose::Approve => "Hyväksy pyyntö",
        PinPurpose::RevealCode => "Näytä offline-koodi",
        PinPurpose::AddAccount => "Yhdistä toinen käyttäjätunnus",
        PinPurpose::RevokeDevice => "Katkaise laitteen yhteys",
        PinPurpose::ChangePin => "Vaihda PIN-koodi",
        PinPurpose::TurnOnSensor => "Ota sormenjälki tai kasvot käyttöön",
        PinPurpose::TurnOffSensor => "Ota sormenjälki tai kasvot pois käytöstä",
    },
    use_pin: "Käytä PIN-koodia",
    instead: |sensor| match sensor {
        Sensor::Fingerprint => "Sormenjälki PIN-koodin sijaan",
        Sensor::Face => "Kasvot PIN-koodin sijaan",
    },
    hint: "PIN-koodi toimii yhä. Kuka tahansa, jonka sormenjälki tai kasvot on tallennettu tähän puhelimeen, voi \
           hyväksyä.",
    trouble: |trouble| match trouble {
        SensorTrouble::Cancelled => "",
        SensorTrouble::LockedOut => "Liian monta yritystä tunnistimella. Käytä PIN-koodia.",
        SensorTrouble::Changed => {
            "Puhelimen sormenjälkiä tai kasvoja on muutettu, joten vain PIN-koodi toimii. Voit ottaa tunnistuksen \
             uudelleen käyttöön asetuksissa."
        }
        SensorTrouble::Unavailable => "Tunnistinta ei voi nyt käyttää. Käytä PIN-koodia.",
        SensorTrouble::TooWeak => {
            "Tämän puhelimen sormenjälki- tai kasvojentunnistus ei ole riittävän turvallinen Finago Key \
             -sovellukselle. Käytä PIN-koodia."
        }
    },
    is_on: |sensor| match sensor {
        Sensor::Fingerprint => "Voit käyttää sormenjälkeä PIN-koodin sijaan.",
        Sensor::Face => "Voit käyttää kasvoja PIN-koodin sijaan.",
    },
    is_off: |sensor| match sensor {
        Sensor::Fingerprint => "Sormenjälki ei ole enää käytössä. Käytä PIN-koodia.",
        Sensor::Face => "Kasvot eivät ole enää käytössä. Käytä PIN-koodia.",
    },
};

pub(crate) const SWEDISH: SensorMessages = SensorMessages {
    ask: |sensor| match sensor {
        Sensor::Fingerprint => "Använd fingeravtryck",
        Sensor::Face => "Använd ansiktet",
    },
    asking: |sensor| match sensor {
        Sensor::Fingerprint => "Väntar på ditt fingeravtryck…",
        Sensor::Face => "Väntar på ditt ansikte…",
    },
    reason: |purpose| match purpose {
        PinPurpose::Approve => "Godkänn begäran",
        PinPurpose::RevealCode => "Visa offlinekoden",
        PinPurpose::AddAccount => "Anslut ett användarnamn till",
        PinPurpose::RevokeDevice => "Koppla bort enheten",
        PinPurpose::ChangePin => "Byt PIN-kod",
        PinPurpose::TurnOnSensor => "Aktivera fingeravtryck eller ansikte",
        PinPurpose::TurnOffSensor => "Inaktivera fingeravtryck eller ansikte",
    },
    use_pin: "Använd PIN-koden",
    instead: |sensor| match sensor {
        Sensor::Fingerprint => "Fingeravtryck i stället för PIN",
        Sensor::Face => "Ansikte i stället för PIN",
    },
    hint: "PIN-koden fungerar fortfarande. Alla vars fingeravtryck eller ansikte finns i telefonen kan godkänna.",
    trouble: |trouble| match trouble {
        SensorTrouble::Cancelled => "",
        SensorTrouble::LockedOut => "För många försök med sensorn. Använd PIN-koden.",
        SensorTrouble::Changed => {
            "Fingeravtryck eller ansikten har ändrats i telefonen, så bara PIN-koden fungerar nu. Du kan slå på \
             igenkänningen igen i inställningarna."
        }
        SensorTrouble::Unavailable => "Sensorn kan inte användas nu. Använd PIN-koden.",
        SensorTrouble::TooWeak => {
            "Telefonens fingeravtrycks- eller ansiktsigenkänning är inte tillräckligt säker för Finago Key. Använd \
             PIN-koden."
        }
    },
    is_on: |sensor| match sensor {
        Sensor::Fingerprint => "Du kan använda ditt fingeravtryck i stället för PIN-koden.",
        Sensor::Face => "Du kan använda ditt ansikte i stället för PIN-koden.",
    },
    is_off: |sensor| match sensor {
        Sensor::Fingerprint => "Fingeravtrycket används inte längre. Använd PIN-koden.",
        Sensor::Face => "Ansiktet används inte längre. Använd PIN-koden.",
    },
};

#[cfg(test)]
mod tests {
    use key_view::{Message, SensorTrouble};

    use crate::Language;

    #[test]
    fn weak_sensor_has_one_message_that_points_to_the_pin() {
        for language in Language::ALL {
            let messages = language.messages();
            let said = (messages.sensor.trouble)(SensorTrouble::TooWeak);
            assert!(said.contains("Finago Key") && said.contains("PIN"), "{said}");
            assert_eq!((messages.passing.say)(&Message::SensorNotOn(SensorTrouble::TooWeak)), said);
            assert_eq!(
                (messages.pin_pad.trouble)(key_view::PinTrouble::Sensor(SensorTrouble::TooWeak)),
                said
            );
        }
    }
}
