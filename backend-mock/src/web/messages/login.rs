//! Messages of the login page.

use super::duration;
use crate::web::reasons::LoginProblem;

/// Messages of the login page.
pub(in crate::web) struct LoginMessages {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Label of the username.
    pub(in crate::web) username: &'static str,
    /// Label of the password.
    pub(in crate::web) password: &'static str,
    /// Submit button.
    pub(in crate::web) submit: &'static str,
    /// Problem with the form and what to do.
    pub(in crate::web) problem: fn(LoginProblem) -> String,
}

pub(super) const ENGLISH: LoginMessages = LoginMessages {
    heading: "Log in",
    username: "Username",
    password: "Password",
    submit: "Log in",
    problem: |problem| match problem {
        LoginProblem::Empty => "Type your username and your password.".to_owned(),
        LoginProblem::WrongPassword => "The username and the password don’t match. Check both.".to_owned(),
        LoginProblem::TooManyAttempts { retry_after } => {
            let wait = duration(retry_after, "second", "seconds", "minutes");
            format!("Too many tries. Try again in {wait}.")
        }
        LoginProblem::SessionEnded => {
            "You have been logged out, or it took too long. Log in again.".to_owned()
        }
    },
};

pub(super) const FINNISH: LoginMessages = LoginMessages {
    heading: "Kirjaudu sisään",
    username: "Käyttäjätunnus",
    password: "Salasana",
    submit: "Kirjaudu sisään",
    problem: |problem| match problem {
        LoginProblem::Empty => "Kirjoita käyttäjätunnus ja salasana.".to_owned(),
        LoginProblem::WrongPassword => {
            "Käyttäjätunnus ja salasana eivät täsmää. Tarkista molemmat.".to_owned()
        }
        LoginProblem::TooManyAttempts { retry_after } => {
            let wait = duration(retry_after, "sekunnin", "sekunnin", "minuutin");
            format!("Liian monta yritystä. Yritä uudelleen {wait} kuluttua.")
        }
        LoginProblem::SessionEnded => {
            "Sinut on kirjattu ulos, tai aikaa kului liikaa. Kirjaudu uudelleen.".to_owned()
        }
    },
};

pub(super) const SWEDISH: LoginMessages = LoginMessages {
    heading: "Logga in",
    username: "Användarnamn",
    password: "Lösenord",
    submit: "Logga in",
    problem: |problem| match problem {
        LoginProblem::Empty => "Skriv ditt användarnamn och ditt lösenord.".to_owned(),
        LoginProblem::WrongPassword => {
            "Användarnamnet och lösenordet hör inte ihop. Kontrollera båda.".to_owned()
        }
        LoginProblem::TooManyAttempts { retry_after } => {
            let wait = duration(retry_after, "sekund", "sekunder", "minuter");
            format!("För många försök. Försök igen om {wait}.")
        }
        LoginProblem::SessionEnded => {
            "Du har loggats ut, eller så tog det för lång tid. Logga in igen.".to_owned()
        }
    },
};
