//! Texts of the PIN pad.

use key_view::{PinPurpose, PinTrouble};

use crate::sensor;

/// Texts of the PIN pad.
#[derive(Clone, Copy, Debug)]
pub struct PinPadMessages {
    /// Heading with the purpose of the PIN entry.
    pub heading: fn(PinPurpose) -> &'static str,
    /// Key that deletes the last digit.
    pub delete: &'static str,
    /// Key that submits the PIN.
    pub ok: &'static str,
    /// Button that closes the pad.
    pub cancel: &'static str,
    /// Status while the PIN is being checked.
    pub checking: &'static str,
    /// Number of typed digits, for a screen reader.
    pub typed: fn(usize) -> String,
    /// Reason for a failure. The waiting time is a text of its own,
    /// [`ControlMessages::next_try`](crate::ControlMessages::next_try).
    pub trouble: fn(PinTrouble) -> &'static str,
    /// Number of tries left.
    pub tries_left: fn(u8) -> String,
}

pub(crate) const ENGLISH: PinPadMessages = PinPadMessages {
    heading: |purpose| match purpose {
        PinPurpose::Approve => "Approve with your PIN",
        PinPurpose::RevealCode => "Show the code with your PIN",
        PinPurpose::AddAccount => "Connect with your PIN",
        PinPurpose::RevokeDevice => "Disconnect the device with your PIN",
        PinPurpose::ChangePin => "Type your current PIN",
        PinPurpose::TurnOnSensor | PinPurpose::TurnOffSensor => "Confirm with your PIN",
    },
    delete: "Delete",
    ok: "OK",
    cancel: "Cancel",
    checking: "Checking the PIN…",
    typed: |count| match count {
        0 => "No digits typed".into(),
        1 => "1 digit typed".into(),
        n => format!("{n} digits typed"),
    },
    trouble: |trouble| match trouble {
        PinTrouble::Wrong => "Wrong PIN.",
        PinTrouble::Wait(_) => "The PIN was wrong several times.",
        PinTrouble::NotChecked => "The PIN could not be checked. No try was used. Try again.",
        PinTrouble::Sensor(why) => (sensor::ENGLISH.trouble)(why),
    },
    tries_left: |tries| match tries {
        1 => "1 try left. After that the keys are erased and you need to connect again.".into(),
        n => format!("{n} tries left."),
    },
};

pub(crate) const FINNISH: PinPadMessages = PinPadMessages {
    heading: |purpose| match purpose {
        PinPurpose::Approve => "Hyväksy PIN-koodilla",
        PinPurpose::RevealCode => "Näytä koodi PIN-koodilla",
        PinPurpose::AddAccount => "Yhdistä PIN-koodilla",
        PinPurpose::RevokeDevice => "Katkaise yhteys PIN-koodilla",
        PinPurpose::ChangePin => "Anna nykyinen PIN-koodi",
        PinPurpose::TurnOnSensor | PinPurpose::TurnOffSensor => "Vahvista PIN-koodilla",
    },
    delete: "Poista",
    ok: "OK",
    cancel: "Peruuta",
    checking: "Tarkistetaan PIN-koodia…",
    typed: |count| match count {
        0 => "Ei numeroita".into(),
        1 => "1 numero annettu".into(),
        n => format!("{n} numeroa annettu"),
    },
    trouble: |trouble| match trouble {
        PinTrouble::Wrong => "Väärä PIN-koodi.",
        PinTrouble::Wait(_) => "PIN-koodi oli väärin useita kertoja.",
        PinTrouble::NotChecked => "PIN-koodia ei voitu tarkistaa. Yrityksiä ei kulunut. Yritä uudelleen.",
        PinTrouble::Sensor(why) => (sensor::FINNISH.trouble)(why),
    },
    tries_left: |tries| match tries {
        1 => "1 yritys jäljellä. Sen jälkeen avaimet poistetaan ja puhelin on yhdistettävä uudelleen.".into(),
        n => format!("{n} yritystä jäljellä."),
    },
};

pub(crate) const SWEDISH: PinPadMessages = PinPadMessages {
    heading: |purpose| match purpose {
        PinPurpose::Approve => "Godkänn med din PIN-kod",
        PinPurpose::RevealCode => "Visa koden med din PIN-kod",
        PinPurpose::AddAccount => "Anslut med din PIN-kod",
        PinPurpose::RevokeDevice => "Koppla bort med PIN-koden",
        PinPurpose::ChangePin => "Skriv din nuvarande PIN-kod",
        PinPurpose::TurnOnSensor | PinPurpose::TurnOffSensor => "Bekräfta med PIN-koden",
    },
    delete: "Radera",
    ok: "OK",
    cancel: "Avbryt",
    checking: "Kontrollerar PIN-koden…",
    typed: |count| match count {
        0 => "Inga siffror skrivna".into(),
        1 => "1 siffra skriven".into(),
        n => format!("{n} siffror skrivna"),
    },
    trouble: |trouble| match trouble {
        PinTrouble::Wrong => "Fel PIN-kod.",
        PinTrouble::Wait(_) => "PIN-koden var fel flera gånger.",
        PinTrouble::NotChecked => "PIN-koden kunde inte kontrolleras. Inget försök förbrukades. Försök igen.",
        PinTrouble::Sensor(why) => (sensor::SWEDISH.trouble)(why),
    },
    tries_left: |tries| match tries {
        1 => "1 försök kvar. Sedan raderas nycklarna och du behöver ansluta igen.".into(),
        n => format!("{n} försök kvar."),
    },
};

#[cfg(test)]
mod tests {
    use crate::Language;

    #[test]
    fn last_try_states_the_consequence() {
        for language in Language::ALL {
            let messages = language.messages().pin_pad;
            assert!((messages.tries_left)(1).len() > (messages.tries_left)(2).len() * 2);
        }
    }

    #[test]
    fn one_digit_is_singular() {
        assert_eq!(
            Language::ALL.map(|language| (language.messages().pin_pad.typed)(1)),
            ["1 digit typed", "1 numero annettu", "1 siffra skriven"]
        );
    }
}
