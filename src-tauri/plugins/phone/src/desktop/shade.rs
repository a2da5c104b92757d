//! Where a computer shows notifications.

use key_core::ports::ChallengeNotification;

/// The notifications of a computer. They never show what a challenge is about.
pub trait NotificationArea: Send + Sync {
    /// Returns whether the app has the focus.
    fn is_in_front(&self) -> bool;
    /// Shows that a challenge is waiting. Called once per challenge.
    fn show(&self, waiting: &ChallengeNotification);
    /// Withdraws a challenge's notification. The user may have closed it already.
    fn withdraw(&self, waiting: &ChallengeNotification);
    /// Shows the test notification.
    fn show_test(&self);
}
