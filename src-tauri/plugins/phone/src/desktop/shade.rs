//! Where notifications are shown.

use key_core::ports::Waiting;

/// What a person sees of the app while it is not in front. None of it says what a challenge is about.
pub trait Shade: Send + Sync {
    /// Whether the person looks at the app.
    fn is_in_front(&self) -> bool;
    /// Shows that a challenge waits. Called once for each challenge.
    fn show(&self, waiting: &Waiting);
    /// Takes that back. Fine when the person closed it.
    fn withdraw(&self, waiting: &Waiting);
    /// Shows that notifications are shown.
    fn show_test(&self);
}
