//! Messages of the pages where a user types a code.

use super::duration;
use crate::web::reasons::CodeProblem;

/// Messages of a page where a user types a code.
pub(in crate::web) struct CodeMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Effect of the code, if it does more than log in.
    pub(in crate::web) intro: Option<&'static str>,
    /// Label of the field.
    pub(in crate::web) code: &'static str,
    /// Hint where to find the code.
    pub(in crate::web) hint: &'static str,
    /// Submit button.
    pub(in crate::web) submit: &'static str,
    /// Problem with the form and what to do.
    pub(in crate::web) problem: fn(CodeProblem) -> String,
}

pub(super) const OFFLINE_CODE_IN_ENGLISH: CodeMessages = CodeMessages {
    heading: "Log in with an offline code",
    intro: None,
    code: "Offline code",
    hint: "In Finago Key, choose “Offline code” and type the six digits here. The phone needs no connection.",
    submit: "Log in",
    problem: |problem| match problem {
        CodeProblem::Empty => "Type the six digits that the app shows.".to_owned(),
        CodeProblem::WrongCode => {
            "This code is not right, or it has been used. Wait for the next one in the app and type that."
                .to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many(retry_after),
    },
};

pub(super) const ONE_TIME_PASSWORD_IN_ENGLISH: CodeMessages = CodeMessages {
    heading: "One-time password",
    intro: None,
    code: "One-time password",
    hint: "The next unused one from your list.",
    submit: "Log in",
    problem: |problem| match problem {
        CodeProblem::Empty => "Type a one-time password.".to_owned(),
        CodeProblem::WrongCode => {
            "This one-time password is not right, or it has been used. Try the next one on your list."
                .to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many(retry_after),
    },
};

fn too_many(retry_after: u64) -> String {
    let wait = duration(retry_after, "second", "seconds", "minutes");
    format!("Too many wrong codes. Try again in {wait}.")
}

pub(super) const OFFLINE_CODE_IN_FINNISH: CodeMessages = CodeMessages {
    heading: "Kirjaudu offline-koodilla",
    intro: None,
    code: "Offline-koodi",
    hint: "Valitse Finago Keyssä ”Offline-koodi” ja kirjoita kuusi numeroa tähän. Puhelin ei tarvitse yhteyttä.",
    submit: "Kirjaudu sisään",
    problem: |problem| {
        match problem {
        CodeProblem::Empty => "Kirjoita sovelluksen näyttämät kuusi numeroa.".to_owned(),
        CodeProblem::WrongCode => {
            "Koodi ei ole oikea, tai se on jo käytetty. Odota, kunnes sovellus näyttää seuraavan, ja kirjoita se."
                .to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many_in_finnish(retry_after),
    }
    },
};

pub(super) const ONE_TIME_PASSWORD_IN_FINNISH: CodeMessages = CodeMessages {
    heading: "Kertakäyttösalasana",
    intro: None,
    code: "Kertakäyttösalasana",
    hint: "Listasi seuraava käyttämätön salasana.",
    submit: "Kirjaudu sisään",
    problem: |problem| match problem {
        CodeProblem::Empty => "Kirjoita kertakäyttösalasana.".to_owned(),
        CodeProblem::WrongCode => {
            "Kertakäyttösalasana ei ole oikea, tai se on jo käytetty. Kokeile listasi seuraavaa.".to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many_in_finnish(retry_after),
    },
};

pub(super) const OFFLINE_CODE_IN_SWEDISH: CodeMessages = CodeMessages {
    heading: "Logga in med en offlinekod",
    intro: None,
    code: "Offlinekod",
    hint: "Välj ”Offlinekod” i Finago Key och skriv de sex siffrorna här. Telefonen behöver ingen anslutning.",
    submit: "Logga in",
    problem: |problem| match problem {
        CodeProblem::Empty => "Skriv de sex siffror som appen visar.".to_owned(),
        CodeProblem::WrongCode => {
            "Koden stämmer inte, eller så har den använts. Vänta på nästa i appen och skriv den.".to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many_in_swedish(retry_after),
    },
};

pub(super) const ONE_TIME_PASSWORD_IN_SWEDISH: CodeMessages = CodeMessages {
    heading: "Engångslösenord",
    intro: None,
    code: "Engångslösenord",
    hint: "Nästa oanvända lösenord på din lista.",
    submit: "Logga in",
    problem: |problem| match problem {
        CodeProblem::Empty => "Skriv ett engångslösenord.".to_owned(),
        CodeProblem::WrongCode => {
            "Engångslösenordet stämmer inte, eller så har det använts. Prova nästa på din lista.".to_owned()
        }
        CodeProblem::TooManyAttempts { retry_after } => too_many_in_swedish(retry_after),
    },
};

fn too_many_in_finnish(retry_after: u64) -> String {
    let wait = duration(retry_after, "sekunnin", "sekunnin", "minuutin");
    format!("Liian monta väärää koodia. Yritä uudelleen {wait} kuluttua.")
}

fn too_many_in_swedish(retry_after: u64) -> String {
    let wait = duration(retry_after, "sekund", "sekunder", "minuter");
    format!("För många felaktiga koder. Försök igen om {wait}.")
}
