//! Words for choosing how to confirm a login.

use super::span;
use crate::web::method::MethodProblem;

/// Choosing how to confirm.
pub(in crate::web) struct MethodWords {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// Confirm in the app.
    pub(in crate::web) app: &'static str,
    /// What that takes.
    pub(in crate::web) app_hint: &'static str,
    /// What that takes while no device is connected.
    pub(in crate::web) app_hint_without_device: &'static str,
    /// While it is stopped.
    pub(in crate::web) app_hint_when_frozen: &'static str,
    /// Confirm with a one-time password.
    pub(in crate::web) one_time_password: &'static str,
    /// What that takes.
    pub(in crate::web) one_time_password_hint: &'static str,
    /// Confirm with an offline code.
    pub(in crate::web) offline_code: &'static str,
    /// What that takes.
    pub(in crate::web) offline_code_hint: &'static str,
    /// The button.
    pub(in crate::web) submit: &'static str,
    /// Why the app was not asked and what to do.
    pub(in crate::web) problem: fn(MethodProblem) -> String,
}

pub(super) const ENGLISH: MethodWords = MethodWords {
    heading: "Confirm it’s you",
    app: "Confirm in the app",
    app_hint: "Finago Key on your phone asks you.",
    app_hint_without_device: "No phone is connected yet.",
    app_hint_when_frozen: "Stopped, since a login was reported.",
    one_time_password: "One-time password",
    one_time_password_hint: "The next unused one from your list.",
    offline_code: "My device is offline, login with offline code",
    offline_code_hint: "Six digits that Finago Key shows without a connection.",
    submit: "Continue",
    problem: |problem| {
        match problem {
        MethodProblem::NothingChosen => "Choose how to confirm.".to_owned(),
        MethodProblem::NoDevice => {
            "No phone is connected to this username. Log in with a one-time password and enable mobile \
             confirmation."
                .to_owned()
        }
        MethodProblem::TooManyLogins { retry_after } => {
            let wait = span(retry_after, "second", "seconds", "minutes");
            format!(
                "The app has been asked too often. Ask again in {wait}, or choose another way now."
            )
        }
        MethodProblem::Frozen => {
            "A login was reported as not yours, so the app is no longer asked. Log in with a one-time password \
             to allow it again."
                .to_owned()
        }
    }
    },
};
