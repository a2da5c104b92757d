//! Messages of the pages where a user types a code.

use super::reasons::CodeProblem;

/// What a code is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePurpose {
    /// Log in with the code that the app shows without a connection.
    OfflineCode,
    /// Log in with a one-time password.
    OneTimePassword,
    /// Disconnect all devices, with a one-time password.
    DisconnectAll,
    /// Unfreeze confirmation in the app, with a one-time password.
    Unfreeze,
}

crate::messages! { CodeMessages in language {
    /// Heading.
    heading(purpose: CodePurpose) match purpose {
        CodePurpose::OfflineCode => {
            en: "Log in with an offline code",
            fi: "Kirjaudu offline-koodilla",
            sv: "Logga in med en offlinekod",
        }
        CodePurpose::OneTimePassword => {
            en: "One-time password",
            fi: "Kertakäyttösalasana",
            sv: "Engångslösenord",
        }
        CodePurpose::DisconnectAll => {
            en: "Disconnect Key on all devices",
            fi: "Katkaise Finago Keyn yhteys kaikilta laitteilta",
            sv: "Koppla bort Key från alla enheter",
        }
        CodePurpose::Unfreeze => {
            en: "Allow requests again",
            fi: "Salli vahvistuspyynnöt taas",
            sv: "Tillåt begäranden igen",
        }
    }
    /// Effect of the code, if it does more than log in; else empty.
    intro(purpose: CodePurpose) match purpose {
        CodePurpose::OfflineCode | CodePurpose::OneTimePassword => { en: "", fi: "", sv: "" }
        CodePurpose::DisconnectAll => {
            en: "No device can confirm your logins any more, and their offline codes stop working at once. A \
                 one-time password confirms that it is you.",
            fi: "Mikään laite ei enää voi vahvistaa kirjautumisiasi, ja offline-koodit lakkaavat heti \
                 toimimasta. Kertakäyttösalasana varmistaa, että se olet sinä.",
            sv: "Ingen enhet kan längre bekräfta dina inloggningar, och deras offlinekoder slutar gälla \
                 genast. Ett engångslösenord visar att det är du.",
        }
        CodePurpose::Unfreeze => {
            en: "If someone else knows your password, change it first.",
            fi: "Jos joku muu tietää salasanasi, vaihda se ensin.",
            sv: "Om någon annan känner till ditt lösenord, byt det först.",
        }
    }
    /// Label of the field.
    code(purpose: CodePurpose) match purpose {
        CodePurpose::OfflineCode => { en: "Offline code", fi: "Offline-koodi", sv: "Offlinekod" }
        _ => { en: "One-time password", fi: "Kertakäyttösalasana", sv: "Engångslösenord" }
    }
    /// Hint where to find the code.
    hint(purpose: CodePurpose) match purpose {
        CodePurpose::OfflineCode => {
            en: "In Finago Key, choose “Offline code” and type the six digits here. The phone needs no \
                 connection.",
            fi: "Valitse Finago Keyssä ”Offline-koodi” ja kirjoita kuusi numeroa tähän. Puhelin ei tarvitse \
                 yhteyttä.",
            sv: "Välj ”Offlinekod” i Finago Key och skriv de sex siffrorna här. Telefonen behöver ingen \
                 anslutning.",
        }
        _ => {
            en: "The next unused one from your list.",
            fi: "Listasi seuraava käyttämätön salasana.",
            sv: "Nästa oanvända lösenord på din lista.",
        }
    }
    /// Submit button.
    submit(purpose: CodePurpose) match purpose {
        CodePurpose::OfflineCode | CodePurpose::OneTimePassword => {
            en: "Log in",
            fi: "Kirjaudu sisään",
            sv: "Logga in",
        }
        CodePurpose::DisconnectAll => {
            en: "Disconnect all",
            fi: "Katkaise kaikilta",
            sv: "Koppla bort alla",
        }
        CodePurpose::Unfreeze => { en: "Allow again", fi: "Salli taas", sv: "Tillåt igen" }
    }
    /// Problem with the form and what to do.
    problem(purpose: CodePurpose, problem: CodeProblem) -> String match (problem, purpose) {
        (CodeProblem::Empty, CodePurpose::OfflineCode) => {
            en: "Type the six digits that the app shows.",
            fi: "Kirjoita sovelluksen näyttämät kuusi numeroa.",
            sv: "Skriv de sex siffror som appen visar.",
        }
        (CodeProblem::Empty, _) => {
            en: "Type a one-time password.",
            fi: "Kirjoita kertakäyttösalasana.",
            sv: "Skriv ett engångslösenord.",
        }
        (CodeProblem::WrongCode, CodePurpose::OfflineCode) => {
            en: "This code is not right, or it has been used. Wait for the next one in the app and type \
                 that.",
            fi: "Koodi ei ole oikea, tai se on jo käytetty. Odota, kunnes sovellus näyttää seuraavan, ja \
                 kirjoita se.",
            sv: "Koden stämmer inte, eller så har den använts. Vänta på nästa i appen och skriv den.",
        }
        (CodeProblem::WrongCode, _) => {
            en: "This one-time password is not right, or it has been used. Try the next one on your list.",
            fi: "Kertakäyttösalasana ei ole oikea, tai se on jo käytetty. Kokeile listasi seuraavaa.",
            sv: "Engångslösenordet stämmer inte, eller så har det använts. Prova nästa på din lista.",
        }
        (CodeProblem::Closed, _) => {
            en: "Offline codes are closed after too many wrong ones. Log in another way to open them again.",
            fi: "Offline-koodit on suljettu liian monen väärän koodin takia. Avaa ne uudelleen kirjautumalla \
                 toisella tavalla.",
            sv: "Offlinekoder är stängda efter för många felaktiga. Öppna dem igen genom att logga in på ett \
                 annat sätt.",
        }
        (CodeProblem::TooManyAttempts { retry_after }, _) => {
            en: "Too many wrong codes. Try again in {wait}.",
            fi: "Liian monta väärää koodia. Yritä uudelleen {wait} kuluttua.",
            sv: "För många felaktiga koder. Försök igen om {wait}.",
            wait = language.messages().time.wait(retry_after),
        }
    }
} }
