//! Texts for choosing the PIN.

use key_view::PinProblem;

crate::messages! { ChoosePinMessages {
    /// Heading of the first step.
    heading { en: "Choose a PIN", fi: "Valitse PIN-koodi", sv: "Välj en PIN-kod" }
    /// Purpose of the PIN.
    intro {
        en: "You approve logins with it. It is for this app only, so don’t use your phone’s PIN.",
        fi: "Hyväksyt sillä kirjautumiset. Se on vain tätä sovellusta varten, joten älä käytä puhelimesi \
             PIN-koodia.",
        sv: "Du godkänner inloggningar med den. Den gäller bara den här appen, så använd inte telefonens \
             PIN-kod.",
    }
    /// Heading of the first step when changing the PIN.
    change_heading { en: "Choose a new PIN", fi: "Valitse uusi PIN-koodi", sv: "Välj en ny PIN-kod" }
    /// What changing the PIN leaves as it is.
    change_intro {
        en: "You don’t need to connect anything again.",
        fi: "Mitään ei tarvitse yhdistää uudelleen.",
        sv: "Inget behöver anslutas på nytt.",
    }
    /// Heading of the second step.
    again_heading { en: "Type the PIN again", fi: "Anna PIN-koodi uudelleen", sv: "Skriv PIN-koden igen" }
    /// Reason for typing the PIN twice.
    again_intro {
        en: "This makes sure it is the one you meant.",
        fi: "Näin varmistetaan, ettei koodiin tullut virhettä.",
        sv: "Då vet vi att du inte skrev fel.",
    }
    /// Button that returns from the second step to the first.
    start_over { en: "Start over", fi: "Aloita alusta", sv: "Börja om" }
    /// Error for two entries that differ.
    mismatch {
        en: "The two PINs were different. Choose again.",
        fi: "PIN-koodit olivat erilaiset. Valitse uudelleen.",
        sv: "PIN-koderna var olika. Välj igen.",
    }
    /// Button that lets the PIN have more digits than required.
    longer { en: "Use a longer PIN", fi: "Käytä pidempää PIN-koodia", sv: "Använd en längre PIN-kod" }
    /// Button that returns to a PIN of the required length.
    shorter { en: "Use a shorter PIN", fi: "Käytä lyhyempää PIN-koodia", sv: "Använd en kortare PIN-kod" }
    /// Number of digits of the PIN.
    digits(count: u8) -> String {
        en: "{count} digits",
        fi: "{count} numeroa",
        sv: "{count} siffror",
    }
    /// Allowed number of digits; parameters are minimum and maximum.
    length(min: u8, max: u8) -> String {
        en: "{min}–{max} digits",
        fi: "{min}–{max} numeroa",
        sv: "{min}–{max} siffror",
    }
    /// Reason why a PIN was refused, and what to do; the numbers are the minimum and maximum of
    /// digits.
    problem(problem: PinProblem, min: u8, max: u8) -> String match problem {
        PinProblem::TooShort => {
            en: "Use at least {min} digits.",
            fi: "Käytä vähintään {min} numeroa.",
            sv: "Använd minst {min} siffror.",
        }
        PinProblem::TooLong => {
            en: "Use at most {max} digits.",
            fi: "Käytä enintään {max} numeroa.",
            sv: "Använd högst {max} siffror.",
        }
        PinProblem::NotDigits => {
            en: "Use digits only.",
            fi: "Käytä vain numeroita.",
            sv: "Använd bara siffror.",
        }
        PinProblem::Repeated => {
            en: "Repeated digits are easy to guess. Choose another PIN.",
            fi: "Toistuvat numerot on helppo arvata. Valitse toinen PIN-koodi.",
            sv: "Siffror som upprepas är lätta att gissa. Välj en annan PIN-kod.",
        }
        PinProblem::Run => {
            en: "Digits in sequence are easy to guess. Choose another PIN.",
            fi: "Peräkkäiset numerot on helppo arvata. Valitse toinen PIN-koodi.",
            sv: "Siffror i följd är lätta att gissa. Välj en annan PIN-kod.",
        }
        PinProblem::Date => {
            en: "A date is easy to guess. Choose another PIN.",
            fi: "Päivämäärä on helppo arvata. Valitse toinen PIN-koodi.",
            sv: "Ett datum är lätt att gissa. Välj en annan PIN-kod.",
        }
        PinProblem::Common => {
            en: "This PIN is one of the most common. Choose another.",
            fi: "Tämä PIN-koodi on yleisimpien joukossa. Valitse toinen.",
            sv: "PIN-koden är en av de vanligaste. Välj en annan.",
        }
        PinProblem::StorageSilent => {
            en: "The phone’s storage does not answer. Try again, or restart the phone.",
            fi: "Puhelimen tallennustila ei vastaa. Yritä uudelleen tai käynnistä puhelin uudelleen.",
            sv: "Telefonens lagring svarar inte. Försök igen eller starta om telefonen.",
        }
        PinProblem::NotSaved => {
            en: "The PIN could not be saved. Check that the phone has free space, and try again.",
            fi: "PIN-koodia ei voitu tallentaa. Tarkista, että puhelimessa on vapaata tilaa, ja yritä \
                 uudelleen.",
            sv: "PIN-koden kunde inte sparas. Kontrollera att telefonen har ledigt utrymme och försök igen.",
        }
    }
} }
