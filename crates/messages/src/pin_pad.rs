//! Texts of the PIN pad.

use key_view::{PinPurpose, PinTrouble};

crate::messages! { PinPadMessages in language {
    /// Heading with the purpose of the PIN entry.
    heading(purpose: PinPurpose) match purpose {
        PinPurpose::Approve => {
            en: "Approve with your PIN",
            fi: "Hyväksy PIN-koodilla",
            sv: "Godkänn med din PIN-kod",
        }
        PinPurpose::RevealCode => {
            en: "Show the code with your PIN",
            fi: "Näytä koodi PIN-koodilla",
            sv: "Visa koden med din PIN-kod",
        }
        PinPurpose::ReadHistory => {
            en: "Show the history with your PIN",
            fi: "Näytä historia PIN-koodilla",
            sv: "Visa historiken med din PIN-kod",
        }
        PinPurpose::AddAccount => {
            en: "Connect with your PIN",
            fi: "Yhdistä PIN-koodilla",
            sv: "Anslut med din PIN-kod",
        }
        PinPurpose::RevokeDevice => {
            en: "Disconnect the device with your PIN",
            fi: "Katkaise yhteys PIN-koodilla",
            sv: "Koppla bort med PIN-koden",
        }
        PinPurpose::ChangePin => {
            en: "Type your current PIN",
            fi: "Anna nykyinen PIN-koodi",
            sv: "Skriv din nuvarande PIN-kod",
        }
        PinPurpose::TurnOnSensor | PinPurpose::TurnOffSensor => {
            en: "Confirm with your PIN",
            fi: "Vahvista PIN-koodilla",
            sv: "Bekräfta med PIN-koden",
        }
    }
    /// Key that deletes the last digit.
    delete { en: "Delete", fi: "Poista", sv: "Radera" }
    /// Key that submits the PIN.
    ok { en: "OK", fi: "OK", sv: "OK" }
    /// Status while the PIN is being checked.
    checking { en: "Checking the PIN…", fi: "Tarkistetaan PIN-koodia…", sv: "Kontrollerar PIN-koden…" }
    /// Number of typed digits, for a screen reader.
    typed(count: usize) -> String match count {
        0 => { en: "No digits typed", fi: "Ei numeroita", sv: "Inga siffror skrivna" }
        1 => { en: "1 digit typed", fi: "1 numero annettu", sv: "1 siffra skriven" }
        n => { en: "{n} digits typed", fi: "{n} numeroa annettu", sv: "{n} siffror skrivna" }
    }
    /// Reason for a failure. The waiting time is a text of its own,
    /// [`ControlMessages::next_try`](crate::ControlMessages::next_try).
    trouble(trouble: PinTrouble) match trouble {
        PinTrouble::Wrong => { en: "Wrong PIN.", fi: "Väärä PIN-koodi.", sv: "Fel PIN-kod." }
        PinTrouble::Wait(_) => {
            en: "The PIN was wrong several times.",
            fi: "PIN-koodi oli väärin useita kertoja.",
            sv: "PIN-koden var fel flera gånger.",
        }
        PinTrouble::NotChecked => {
            en: "The PIN could not be checked. No try was used. Try again.",
            fi: "PIN-koodia ei voitu tarkistaa. Yrityksiä ei kulunut. Yritä uudelleen.",
            sv: "PIN-koden kunde inte kontrolleras. Inget försök förbrukades. Försök igen.",
        }
        PinTrouble::StorageSilent => {
            en: "The phone’s storage does not answer. Try again, or restart the phone.",
            fi: "Puhelimen tallennustila ei vastaa. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Telefonens lagring svarar inte. Försök igen eller starta om telefonen.",
        }
        PinTrouble::Sensor(why) => (language.messages().sensor.trouble(why))
    }
    /// Number of tries left.
    tries_left(tries: u8) -> String match tries {
        1 => {
            en: "1 try left. After that the keys are erased and you need to connect again.",
            fi: "1 yritys jäljellä. Sen jälkeen avaimet poistetaan ja puhelin on yhdistettävä uudelleen.",
            sv: "1 försök kvar. Sedan raderas nycklarna och du behöver ansluta igen.",
        }
        n => { en: "{n} tries left.", fi: "{n} yritystä jäljellä.", sv: "{n} försök kvar." }
    }
} }

#[cfg(test)]
mod tests {
    use crate::Language;

    #[test]
    fn last_try_states_the_consequence() {
        for language in Language::ALL {
            let messages = language.messages().pin_pad;
            assert!(messages.tries_left(1).len() > messages.tries_left(2).len() * 2);
        }
    }

    #[test]
    fn one_digit_is_singular() {
        assert_eq!(
            Language::ALL.map(|language| language.messages().pin_pad.typed(1)),
            ["1 digit typed", "1 numero annettu", "1 siffra skriven"]
        );
    }
}
