//! The contract of a [`Notifier`]. The text of a notification is tested where it is written.

use std::sync::Arc;

use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_view::Notifications;

use crate::ports::{ChallengeNotification, Notifier};

/// A notifier under test, and what the user sees of it.
pub trait NotifierHarness: Sized {
    /// Returns a phone that allows notifications, with none shown and the app in the background.
    fn fresh() -> Self;
    /// Returns the notifier.
    fn notifier(&self) -> Arc<dyn Notifier>;
    /// Brings the app to the foreground or sends it to the background.
    fn set_in_front(&self, in_front: bool);
    /// Returns the number of notifications shown.
    fn shown(&self) -> usize;
}

/// Checks the whole contract.
pub async fn all<H: NotifierHarness>() {
    opens_no_dialog_when_already_allowed::<H>().await;
    shows_each_challenge_once_until_it_ends::<H>();
    shows_nothing_while_the_app_is_in_foreground::<H>();
}

/// Where notifications are allowed already, `ask` opens no dialog and returns at once.
pub async fn opens_no_dialog_when_already_allowed<H: NotifierHarness>() {
    let notifier = H::fresh().notifier();
    assert_eq!(notifier.permission().await, Notifications::On);
    assert_eq!(notifier.request_permission().await, Notifications::On);
}

/// Each challenge has one notification, however often `show_challenge` is called; it is removed
/// when the challenge ends.
pub fn shows_each_challenge_once_until_it_ends<H: NotifierHarness>() {
    let harness = H::fresh();
    let notifier = harness.notifier();
    let (first, second) = (id("a"), id("b"));
    notifier.show_challenge(&waiting(&first));
    notifier.show_challenge(&waiting(&first));
    notifier.show_challenge(&waiting(&second));
    assert_eq!(harness.shown(), 2, "one for each challenge");
    notifier.remove_challenge(&first);
    assert_eq!(harness.shown(), 1);
    notifier.remove_challenge(&first);
    notifier.remove_challenge(&id("c"));
    assert_eq!(harness.shown(), 1, "ending a challenge that is not shown changes nothing");
    notifier.remove_challenge(&second);
    assert_eq!(harness.shown(), 0);
}

/// No notification is shown while the app is in the foreground.
pub fn shows_nothing_while_the_app_is_in_foreground<H: NotifierHarness>() {
    let harness = H::fresh();
    harness.set_in_front(true);
    harness.notifier().show_challenge(&waiting(&id("a")));
    assert_eq!(harness.shown(), 0);
}

fn id(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}

fn waiting(challenge: &ChallengeId) -> ChallengeNotification {
    let device = DeviceId::parse("d".repeat(22)).unwrap();
    ChallengeNotification { device, challenge: challenge.clone(), exp: Timestamp(2_000_000_000) }
}
