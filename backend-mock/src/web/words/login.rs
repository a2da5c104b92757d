//! Words for username and password.

use super::span;
use crate::web::login::LoginProblem;

/// Username and password.
pub(in crate::web) struct LoginWords {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Label.
    pub(in crate::web) username: &'static str,
    /// Label.
    pub(in crate::web) password: &'static str,
    /// The button.
    pub(in crate::web) submit: &'static str,
    /// What went wrong and what to do.
    pub(in crate::web) problem: fn(LoginProblem) -> String,
}

pub(super) const ENGLISH: LoginWords = LoginWords {
    heading: "Log in",
    username: "Username",
    password: "Password",
    submit: "Log in",
    problem: |problem| match problem {
        LoginProblem::Empty => "Type your username and your password.".to_owned(),
        LoginProblem::WrongPassword => "The username and the password don’t match. Check both.".to_owned(),
        LoginProblem::TooManyAttempts { retry_after } => {
            let wait = span(retry_after, "second", "seconds", "minutes");
            format!("Too many tries. Try again in {wait}.")
        }
        LoginProblem::SessionEnded => {
            "You have been logged out, or it took too long. Log in again.".to_owned()
        }
    },
};
