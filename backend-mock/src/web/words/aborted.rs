//! Words for a login that was not confirmed.

use crate::web::aborted::Reason;

/// A login that was not confirmed.
pub(in crate::web) struct AbortedWords {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// What happened, and by which device.
    pub(in crate::web) what: fn(Reason, Option<&str>) -> String,
    /// What it means and what to do next.
    pub(in crate::web) next: fn(Reason) -> &'static str,
    /// Ask the app once more.
    pub(in crate::web) try_again: &'static str,
    /// The way on after a report.
    pub(in crate::web) one_time_password: &'static str,
}

pub(super) const ENGLISH: AbortedWords = AbortedWords {
    heading: "Login aborted",
    what: |reason, device| {
        let by = device.map(|name| format!(" on “{name}”")).unwrap_or_default();
        match reason {
            Reason::Denied => format!("The login was denied{by}."),
            Reason::Reported => format!("The login was reported as not yours{by}."),
            Reason::WrongNumber => format!("The number typed{by} was not the one shown here."),
            Reason::Expired => "Nobody answered in time.".to_owned(),
            Reason::Cancelled => "The login was cancelled.".to_owned(),
        }
    },
    next: |reason| match reason {
        Reason::Denied => "If that was a slip, try again.",
        Reason::Reported => {
            "Someone else may know your password: change it. The app is not asked again until you have logged in \
             with a one-time password."
        }
        Reason::WrongNumber => {
            "Try again: a new number will be shown. Approve only a login that you look at yourself."
        }
        Reason::Expired => {
            "Try again with the app open. Without a connection on the phone, choose another way and use an offline \
             code."
        }
        Reason::Cancelled => "Try again, or choose another way to confirm.",
    },
    try_again: "Try again",
    one_time_password: "Log in with a one-time password",
};
