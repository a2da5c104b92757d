//! Texts about fingerprint and face recognition: the system's prompt and its result.

use key_view::{PinPurpose, Sensor, SensorTrouble};

crate::messages! { SensorMessages {
    /// Button that opens the system's prompt.
    ask(sensor: Sensor) match sensor {
        Sensor::Fingerprint => { en: "Use fingerprint", fi: "Käytä sormenjälkeä", sv: "Använd fingeravtryck" }
        Sensor::Face => { en: "Use face", fi: "Käytä kasvoja", sv: "Använd ansiktet" }
    }
    /// Status while the prompt is open.
    asking(sensor: Sensor) match sensor {
        Sensor::Fingerprint => {
            en: "Waiting for your fingerprint…",
            fi: "Odotetaan sormenjälkeä…",
            sv: "Väntar på ditt fingeravtryck…",
        }
        Sensor::Face => {
            en: "Waiting for your face…",
            fi: "Odotetaan kasvoja…",
            sv: "Väntar på ditt ansikte…",
        }
    }
    /// Purpose, shown in the system's prompt.
    reason(purpose: PinPurpose) match purpose {
        PinPurpose::Approve => { en: "Approve the request", fi: "Hyväksy pyyntö", sv: "Godkänn begäran" }
        PinPurpose::RevealCode => {
            en: "Show the offline code",
            fi: "Näytä offline-koodi",
            sv: "Visa offlinekoden",
        }
        PinPurpose::ReadHistory => {
            en: "Show the history",
            fi: "Näytä historia",
            sv: "Visa historiken",
        }
        PinPurpose::AddAccount => {
            en: "Connect another username",
            fi: "Yhdistä toinen käyttäjätunnus",
            sv: "Anslut ett användarnamn till",
        }
        PinPurpose::RevokeDevice => {
            en: "Disconnect the device",
            fi: "Katkaise laitteen yhteys",
            sv: "Koppla bort enheten",
        }
        PinPurpose::ChangePin => { en: "Change the PIN", fi: "Vaihda PIN-koodi", sv: "Byt PIN-kod" }
        PinPurpose::TurnOnSensor => {
            en: "Turn on fingerprint or face",
            fi: "Ota sormenjälki tai kasvot käyttöön",
            sv: "Aktivera fingeravtryck eller ansikte",
        }
        PinPurpose::TurnOffSensor => {
            en: "Turn off fingerprint or face",
            fi: "Ota sormenjälki tai kasvot pois käytöstä",
            sv: "Inaktivera fingeravtryck eller ansikte",
        }
    }
    /// Button of the prompt that closes it in favour of the PIN.
    use_pin { en: "Use PIN", fi: "Käytä PIN-koodia", sv: "Använd PIN-koden" }
    /// Label of the option to use the sensor instead of the PIN, offered when choosing the PIN and
    /// in the settings.
    instead(sensor: Sensor) match sensor {
        Sensor::Fingerprint => {
            en: "Fingerprint instead of PIN",
            fi: "Sormenjälki PIN-koodin sijaan",
            sv: "Fingeravtryck i stället för PIN",
        }
        Sensor::Face => {
            en: "Face instead of PIN",
            fi: "Kasvot PIN-koodin sijaan",
            sv: "Ansikte i stället för PIN",
        }
    }
    /// Consequence of that option.
    hint {
        en: "The PIN still works. Anyone whose fingerprint or face is stored on this phone can approve.",
        fi: "PIN-koodi toimii yhä. Kuka tahansa, jonka sormenjälki tai kasvot on tallennettu tähän \
             puhelimeen, voi hyväksyä.",
        sv: "PIN-koden fungerar fortfarande. Alla vars fingeravtryck eller ansikte finns i telefonen kan \
             godkänna.",
    }
    /// Reason for a failure, and what to do; empty after the user cancelled.
    trouble(trouble: SensorTrouble) match trouble {
        SensorTrouble::Cancelled => { en: "", fi: "", sv: "" }
        SensorTrouble::LockedOut => {
            en: "Too many tries with the sensor. Use your PIN.",
            fi: "Liian monta yritystä tunnistimella. Käytä PIN-koodia.",
            sv: "För många försök med sensorn. Använd PIN-koden.",
        }
        SensorTrouble::Changed => {
            en: "Fingerprints or faces were changed on this phone, so only the PIN works now. You can turn \
                 recognition on again in Settings.",
            fi: "Puhelimen sormenjälkiä tai kasvoja on muutettu, joten vain PIN-koodi toimii. Voit ottaa \
                 tunnistuksen uudelleen käyttöön asetuksissa.",
            sv: "Fingeravtryck eller ansikten har ändrats i telefonen, så bara PIN-koden fungerar nu. Du kan \
                 slå på igenkänningen igen i inställningarna.",
        }
        SensorTrouble::Silent => {
            en: "The sensor did not answer. Use your PIN.",
            fi: "Tunnistin ei vastannut. Käytä PIN-koodia.",
            sv: "Sensorn svarade inte. Använd PIN-koden.",
        }
        SensorTrouble::Unavailable => {
            en: "The sensor can’t be used now. Use your PIN.",
            fi: "Tunnistinta ei voi nyt käyttää. Käytä PIN-koodia.",
            sv: "Sensorn kan inte användas nu. Använd PIN-koden.",
        }
        SensorTrouble::TooWeak => {
            en: "Fingerprint or face recognition on this phone isn’t secure enough for Finago Key. Use your \
                 PIN.",
            fi: "Tämän puhelimen sormenjälki- tai kasvojentunnistus ei ole riittävän turvallinen Finago Key \
                 -sovellukselle. Käytä PIN-koodia.",
            sv: "Telefonens fingeravtrycks- eller ansiktsigenkänning är inte tillräckligt säker för Finago \
                 Key. Använd PIN-koden.",
        }
    }
    /// Confirmation that the sensor is on.
    is_on(sensor: Sensor) match sensor {
        Sensor::Fingerprint => {
            en: "You can use your fingerprint instead of the PIN.",
            fi: "Voit käyttää sormenjälkeä PIN-koodin sijaan.",
            sv: "Du kan använda ditt fingeravtryck i stället för PIN-koden.",
        }
        Sensor::Face => {
            en: "You can use your face instead of the PIN.",
            fi: "Voit käyttää kasvoja PIN-koodin sijaan.",
            sv: "Du kan använda ditt ansikte i stället för PIN-koden.",
        }
    }
    /// Confirmation that the sensor is off.
    is_off(sensor: Sensor) match sensor {
        Sensor::Fingerprint => {
            en: "Your fingerprint is no longer used. Use your PIN.",
            fi: "Sormenjälki ei ole enää käytössä. Käytä PIN-koodia.",
            sv: "Fingeravtrycket används inte längre. Använd PIN-koden.",
        }
        Sensor::Face => {
            en: "Your face is no longer used. Use your PIN.",
            fi: "Kasvot eivät ole enää käytössä. Käytä PIN-koodia.",
            sv: "Ansiktet används inte längre. Använd PIN-koden.",
        }
    }
} }

#[cfg(test)]
mod tests {
    use key_view::{Message, SensorTrouble};

    use crate::Language;

    #[test]
    fn weak_sensor_has_one_message_that_points_to_the_pin() {
        for language in Language::ALL {
            let messages = language.messages();
            let said = messages.sensor.trouble(SensorTrouble::TooWeak);
            assert!(said.contains("Finago Key") && said.contains("PIN"), "{said}");
            assert_eq!(messages.passing.say(&Message::SensorNotOn(SensorTrouble::TooWeak)), said);
            assert_eq!(messages.pin_pad.trouble(key_view::PinTrouble::Sensor(SensorTrouble::TooWeak)), said);
        }
    }
}
