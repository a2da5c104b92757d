//! What the flows rely on of a [`Notifier`]. What a notification says is looked at where it is worded.

use std::sync::Arc;

use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_view::Notifications;

use crate::ports::{Notifier, Waiting};

/// A notifier, and what a person sees of it.
pub trait NotifierHarness: Sized {
    /// With nothing shown, the app not in front, on a phone that shows notifications.
    fn fresh() -> Self;
    /// The notifier.
    fn notifier(&self) -> Arc<dyn Notifier>;
    /// The app comes to the front, or leaves it.
    fn set_in_front(&self, in_front: bool);
    /// How many notifications are shown.
    fn shown(&self) -> usize;
}

/// The whole contract.
pub async fn all<H: NotifierHarness>() {
    asks_nobody_who_answered::<H>().await;
    shows_each_challenge_once_and_takes_it_back::<H>();
    is_silent_while_the_app_is_in_front::<H>();
}

/// Where the phone shows them already, nobody is asked, and asking says so at once.
pub async fn asks_nobody_who_answered<H: NotifierHarness>() {
    let notifier = H::fresh().notifier();
    assert_eq!(notifier.allowed().await, Notifications::On);
    assert_eq!(notifier.ask().await, Notifications::On);
}

/// One notification for each challenge, however often it is said; gone when it is over.
pub fn shows_each_challenge_once_and_takes_it_back<H: NotifierHarness>() {
    let harness = H::fresh();
    let notifier = harness.notifier();
    let (first, second) = (id("a"), id("b"));
    notifier.challenge_waits(&waiting(&first));
    notifier.challenge_waits(&waiting(&first));
    notifier.challenge_waits(&waiting(&second));
    assert_eq!(harness.shown(), 2, "one for each challenge");
    notifier.challenge_over(&first);
    assert_eq!(harness.shown(), 1);
    notifier.challenge_over(&first);
    notifier.challenge_over(&id("c"));
    assert_eq!(harness.shown(), 1, "what is not shown can be over too");
    notifier.challenge_over(&second);
    assert_eq!(harness.shown(), 0);
}

/// Who looks at the app needs no notification.
pub fn is_silent_while_the_app_is_in_front<H: NotifierHarness>() {
    let harness = H::fresh();
    harness.set_in_front(true);
    harness.notifier().challenge_waits(&waiting(&id("a")));
    assert_eq!(harness.shown(), 0);
}

fn id(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}

fn waiting(challenge: &ChallengeId) -> Waiting {
    let device = DeviceId::parse("d".repeat(22)).unwrap();
    Waiting { device, challenge: challenge.clone(), exp: Timestamp(2_000_000_000) }
}
