//! Messages of the login page.

use super::reasons::LoginProblem;

crate::messages! { LoginMessages in language {
    /// Heading.
    heading { en: "Log in", fi: "Kirjaudu sisään", sv: "Logga in" }
    /// Label of the password.
    password { en: "Password", fi: "Salasana", sv: "Lösenord" }
    /// Submit button.
    submit { en: "Log in", fi: "Kirjaudu sisään", sv: "Logga in" }
    /// Problem with the form and what to do.
    problem(problem: LoginProblem) -> String match problem {
        LoginProblem::Empty => {
            en: "Type your username and your password.",
            fi: "Kirjoita käyttäjätunnus ja salasana.",
            sv: "Skriv ditt användarnamn och ditt lösenord.",
        }
        LoginProblem::WrongPassword => {
            en: "The username and the password don’t match. Check both.",
            fi: "Käyttäjätunnus ja salasana eivät täsmää. Tarkista molemmat.",
            sv: "Användarnamnet och lösenordet hör inte ihop. Kontrollera båda.",
        }
        LoginProblem::TooManyAttempts { retry_after } => {
            en: "Too many tries. Try again in {wait}.",
            fi: "Liian monta yritystä. Yritä uudelleen {wait} kuluttua.",
            sv: "För många försök. Försök igen om {wait}.",
            wait = language.messages().time.wait(retry_after),
        }
        LoginProblem::SessionEnded => {
            en: "You have been logged out, or it took too long. Log in again.",
            fi: "Sinut on kirjattu ulos, tai aikaa kului liikaa. Kirjaudu uudelleen.",
            sv: "Du har loggats ut, eller så tog det för lång tid. Logga in igen.",
        }
    }
} }
