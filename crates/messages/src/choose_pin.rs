//! Texts for choosing the PIN.

use key_view::PinProblem;

/// Texts for choosing the PIN.
#[derive(Clone, Copy, Debug)]
pub struct ChoosePinMessages {
    /// Heading of the first step.
    pub heading: &'static str,
    /// Purpose of the PIN.
    pub intro: &'static str,
    /// Heading of the first step when changing the PIN.
    pub change_heading: &'static str,
    /// Next step when changing the PIN.
    pub change_intro: &'static str,
    /// Heading of the second step.
    pub again_heading: &'static str,
    /// Reason for typing the PIN twice.
    pub again_intro: &'static str,
    /// Button that returns from the second step to the first.
    pub start_over: &'static str,
    /// Error for two entries that differ.
    pub mismatch: &'static str,
    /// Allowed number of digits; parameters are minimum and maximum.
    pub length: fn(u8, u8) -> String,
    /// Reason why a PIN was refused, and what to do; the numbers are the minimum and maximum of
    /// digits.
    pub problem: fn(PinProblem, u8, u8) -> String,
}

pub(crate) const ENGLISH: ChoosePinMessages = ChoosePinMessages {
    heading: "Choose a PIN",
    intro: "You approve logins with it. It is for this app only, so don’t use your phone’s PIN.",
    change_heading: "Choose a new PIN",
    change_intro: "Then type your current PIN. You don’t need to connect anything again.",
    again_heading: "Type the PIN again",
    again_intro: "This makes sure it is the one you meant.",
    start_over: "Start over",
    mismatch: "The two PINs were different. Choose again.",
    length: |min, max| format!("{min}–{max} digits"),
    problem: |problem, min, max| match problem {
        PinProblem::TooShort => format!("Use at least {min} digits."),
        PinProblem::TooLong => format!("Use at most {max} digits."),
        PinProblem::NotDigits => "Use digits only.".into(),
        PinProblem::Repeated => "Repeated digits are easy to guess. Choose another PIN.".into(),
        PinProblem::Run => "Digits in sequence are easy to guess. Choose another PIN.".into(),
        PinProblem::Date => "A date is easy to guess. Choose another PIN.".into(),
        PinProblem::Common => "This PIN is one of the most common. Choose another.".into(),
        PinProblem::NotSaved => {
            "The PIN could not be saved. Check that the phone has free space, and try again.".into()
        }
    },
};

pub(crate) const FINNISH: ChoosePinMessages = ChoosePinMessages {
    heading: "Valitse PIN-koodi",
    intro: "Hyväksyt sillä kirjautumiset. Se on vain tätä sovellusta varten, joten älä käytä puhelimesi PIN-koodia.",
    change_heading: "Valitse uusi PIN-koodi",
    change_intro: "Anna sen jälkeen nykyinen PIN-koodi. Mitään ei tarvitse yhdistää uudelleen.",
    again_heading: "Anna PIN-koodi uudelleen",
    again_intro: "Näin varmistetaan, ettei koodiin tullut virhettä.",
    start_over: "Aloita alusta",
    mismatch: "PIN-koodit olivat erilaiset. Valitse uudelleen.",
    length: |min, max| format!("{min}–{max} numeroa"),
    problem: |problem, min, max| match problem {
        PinProblem::TooShort => format!("Käytä vähintään {min} numeroa."),
        PinProblem::TooLong => format!("Käytä enintään {max} numeroa."),
        PinProblem::NotDigits => "Käytä vain numeroita.".into(),
        PinProblem::Repeated => "Toistuvat numerot on helppo arvata. Valitse toinen PIN-koodi.".into(),
        PinProblem::Run => "Peräkkäiset numerot on helppo arvata. Valitse toinen PIN-koodi.".into(),
        PinProblem::Date => "Päivämäärä on helppo arvata. Valitse toinen PIN-koodi.".into(),
        PinProblem::Common => "Tämä PIN-koodi on yleisimpien joukossa. Valitse toinen.".into(),
        PinProblem::NotSaved => {
            "PIN-koodia ei voitu tallentaa. Tarkista, että puhelimessa on vapaata tilaa, ja yritä uudelleen."
                .into()
        }
    },
};

pub(crate) const SWEDISH: ChoosePinMessages = ChoosePinMessages {
    heading: "Välj en PIN-kod",
    intro: "Du godkänner inloggningar med den. Den gäller bara den här appen, så använd inte telefonens PIN-kod.",
    change_heading: "Välj en ny PIN-kod",
    change_intro: "Skriv sedan din nuvarande PIN-kod. Inget behöver anslutas på nytt.",
    again_heading: "Skriv PIN-koden igen",
    again_intro: "Då vet vi att du inte skrev fel.",
    start_over: "Börja om",
    mismatch: "PIN-koderna var olika. Välj igen.",
    length: |min, max| format!("{min}–{max} siffror"),
    problem: |problem, min, max| match problem {
        PinProblem::TooShort => format!("Använd minst {min} siffror."),
        PinProblem::TooLong => format!("Använd högst {max} siffror."),
        PinProblem::NotDigits => "Använd bara siffror.".into(),
        PinProblem::Repeated => "Siffror som upprepas är lätta att gissa. Välj en annan PIN-kod.".into(),
        PinProblem::Run => "Siffror i följd är lätta att gissa. Välj en annan PIN-kod.".into(),
        PinProblem::Date => "Ett datum är lätt att gissa. Välj en annan PIN-kod.".into(),
        PinProblem::Common => "PIN-koden är en av de vanligaste. Välj en annan.".into(),
        PinProblem::NotSaved => {
            "PIN-koden kunde inte sparas. Kontrollera att telefonen har ledigt utrymme och försök igen."
                .into()
        }
    },
};
