//! Words while the app is asked.

/// Waiting for the app.
pub(in crate::web) struct WaitingWords {
    /// Heading.
    pub(in crate::web) heading: &'static str,
    /// What to do, with a number to be typed.
    pub(in crate::web) type_number: &'static str,
    /// What the number is, for who hears it.
    pub(in crate::web) number: &'static str,
    /// What to do, without one.
    pub(in crate::web) approve: &'static str,
    /// Before the time left.
    pub(in crate::web) time_left: &'static str,
    /// What comes by itself.
    pub(in crate::web) goes_on: &'static str,
    /// When the app is silent.
    pub(in crate::web) nothing_there: &'static str,
    /// The button.
    pub(in crate::web) cancel: &'static str,
}

pub(super) const ENGLISH: WaitingWords = WaitingWords {
    heading: "Confirm in the app",
    type_number: "Open Finago Key on your phone and type this number:",
    number: "Number to type in the app",
    approve: "Open Finago Key on your phone and approve the login.",
    time_left: "Time left",
    goes_on: "This page goes on by itself once you have approved.",
    nothing_there: "Nothing in the app? Open it: the login waits there, also without a notification.",
    cancel: "Cancel",
};
