//! The contract of a [`Push`]: stable addresses, an inbox that loses nothing, and a signal when
//! there is something to look at. That only sealed messages are accepted is tested where they are
//! opened.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::push::VapidKey;
use tokio::time::timeout;

use crate::ports::{Entry, EntryId, Push};

/// A phone that receives pushes, and what its user can do. Each clause uses challenges of its own,
/// because a phone that is made fresh by disconnecting still remembers earlier ones.
#[async_trait]
pub trait PushHarness: Sized + Send + Sync {
    /// Returns a phone where pushes work, with nothing registered.
    async fn fresh() -> Self;
    /// Returns the port under test.
    fn push(&self) -> Arc<dyn Push>;
    /// Returns a new key, under which the backend sends pushes from now on.
    fn key(&self) -> VapidKey;
    /// Pushes a challenge of a registered device while the app is in the background.
    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId);
    /// Presses the notification of the challenge.
    async fn pressed(&self, device: &DeviceId, challenge: &ChallengeId);
    /// Presses *Deny* on the notification of the challenge.
    async fn denied(&self, device: &DeviceId, challenge: &ChallengeId);
}

/// Checks the whole contract.
pub async fn all<H: PushHarness>() {
    address_is_stable_until_the_backends_key_changes::<H>().await;
    keeps_what_was_pressed_until_it_is_settled::<H>().await;
    forgets_a_device_and_what_came_for_it::<H>().await;
    says_when_there_is_something_to_look_at::<H>().await;
}

/// Each device has an address of its own, which changes with the backend's key only.
pub async fn address_is_stable_until_the_backends_key_changes<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, other) = (device("a"), device("b"));
    let (first_key, second_key) = (harness.key(), harness.key());
    let first = push.register(&one, Some(&first_key)).await.unwrap();
    assert!(push.register(&one, Some(&first_key)).await.unwrap() == first, "the same address");
    assert!(push.register(&other, Some(&first_key)).await.unwrap() != first, "an address of its own");
    assert!(push.register(&one, Some(&second_key)).await.unwrap() != first, "an address for another key");
}

/// Entries come in order, stay until they are settled, and are removed one by one.
pub async fn keeps_what_was_pressed_until_it_is_settled<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, (first, second)) = (device("a"), (challenge("c"), challenge("d")));
    push.register(&one, Some(&harness.key())).await.unwrap();
    harness.pushed(&one, &first).await;
    harness.pushed(&one, &second).await;
    assert_eq!(push.inbox().await, [], "a push alone makes no entry");
    harness.pressed(&one, &second).await;
    harness.denied(&one, &first).await;
    let inbox = push.inbox().await;
    let what: Vec<_> = inbox.iter().map(|received| received.what.clone()).collect();
    assert_eq!(what, [Entry::Open(second), Entry::Deny(first)]);
    assert!(inbox.iter().all(|received| received.device == one));
    assert_eq!(push.inbox().await, inbox, "reading removes nothing");
    push.settle(&inbox[0].id).await;
    push.settle(&inbox[0].id).await;
    push.settle(&EntryId("nothing".to_owned())).await;
    assert_eq!(push.inbox().await, inbox[1..]);
}

/// Unregistering a device removes its entries.
pub async fn forgets_a_device_and_what_came_for_it<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, other, asked) = (device("a"), device("b"), (challenge("e"), challenge("f")));
    let key = harness.key();
    for (device, asked) in [(&one, &asked.0), (&other, &asked.1)] {
        push.register(device, Some(&key)).await.unwrap();
        harness.pushed(device, asked).await;
        harness.pressed(device, asked).await;
    }
    push.unregister(&one).await;
    push.unregister(&one).await;
    let left: Vec<_> = push.inbox().await.into_iter().map(|received| received.device).collect();
    assert_eq!(left, [other]);
}

/// A push and a press wake `wait_for_news`, even if it is called afterwards.
pub async fn says_when_there_is_something_to_look_at<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, asked) = (device("a"), challenge("g"));
    push.register(&one, Some(&harness.key())).await.unwrap();
    while timeout(Duration::from_millis(50), push.wait_for_news()).await.is_ok() {}
    harness.pushed(&one, &asked).await;
    timeout(Duration::from_secs(10), push.wait_for_news()).await.expect("a push wakes the app");
    harness.pressed(&one, &asked).await;
    timeout(Duration::from_secs(10), push.wait_for_news()).await.expect("a press wakes the app");
}

fn device(letter: &str) -> DeviceId {
    DeviceId::parse(letter.repeat(22)).unwrap()
}

fn challenge(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}
