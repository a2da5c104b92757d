//! What the flows rely on of a [`Push`]: addresses that stay, an inbox from which nothing is lost, and a word when there is something to
//! look at. That only sealed messages come in is looked at where they are opened.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::push::VapidKey;
use tokio::time::timeout;

use crate::ports::{Entry, EntryId, Push};

/// A phone that can be pushed to, and what a person can do with it. No two parts of the contract are about the same challenge: a phone that is
/// made fresh by disconnecting still knows those that came.
#[async_trait]
pub trait PushHarness: Sized + Send + Sync {
    /// A phone where pushes work, with nothing registered.
    async fn fresh() -> Self;
    /// The port under test.
    fn push(&self) -> Arc<dyn Push>;
    /// A new key, which backends send pushes under from now on.
    fn key(&self) -> VapidKey;
    /// A challenge of a registered device is pushed; the app is not in front.
    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId);
    /// Its notification is pressed.
    async fn pressed(&self, device: &DeviceId, challenge: &ChallengeId);
    /// *Deny* is pressed on it.
    async fn denied(&self, device: &DeviceId, challenge: &ChallengeId);
}

/// The whole contract.
pub async fn all<H: PushHarness>() {
    gives_the_same_address_until_the_backends_key_changes::<H>().await;
    keeps_what_was_pressed_until_it_is_settled::<H>().await;
    forgets_a_device_and_what_came_for_it::<H>().await;
    says_when_there_is_something_to_look_at::<H>().await;
}

/// One address a device and key, and none for a backend that sends no Web Push to a phone that takes nothing else.
pub async fn gives_the_same_address_until_the_backends_key_changes<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, other) = (device("a"), device("b"));
    let (first_key, second_key) = (harness.key(), harness.key());
    let first = push.register(&one, Some(&first_key)).await.unwrap();
    assert!(push.register(&one, Some(&first_key)).await.unwrap() == first, "the same address");
    assert!(push.register(&other, Some(&first_key)).await.unwrap() != first, "an address of its own");
    assert!(push.register(&one, Some(&second_key)).await.unwrap() != first, "an address for another key");
}

/// Entries come in order, stay while nobody settles them, and go one by one.
pub async fn keeps_what_was_pressed_until_it_is_settled<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, (first, second)) = (device("a"), (challenge("c"), challenge("d")));
    push.register(&one, Some(&harness.key())).await.unwrap();
    harness.pushed(&one, &first).await;
    harness.pushed(&one, &second).await;
    assert_eq!(push.inbox().await, [], "a push alone is nothing to act on");
    harness.pressed(&one, &second).await;
    harness.denied(&one, &first).await;
    let inbox = push.inbox().await;
    let what: Vec<_> = inbox.iter().map(|received| received.what.clone()).collect();
    assert_eq!(what, [Entry::Open(second), Entry::Deny(first)]);
    assert!(inbox.iter().all(|received| received.device == one));
    assert_eq!(push.inbox().await, inbox, "looking takes nothing away");
    push.settle(&inbox[0].id).await;
    push.settle(&inbox[0].id).await;
    push.settle(&EntryId("nothing".to_owned())).await;
    assert_eq!(push.inbox().await, inbox[1..]);
}

/// What came for a device that is disconnected is gone with it.
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

/// A push and a press are told to whoever waits, and to whoever begins to wait afterwards.
pub async fn says_when_there_is_something_to_look_at<H: PushHarness>() {
    let harness = H::fresh().await;
    let push = harness.push();
    let (one, asked) = (device("a"), challenge("g"));
    push.register(&one, Some(&harness.key())).await.unwrap();
    while timeout(Duration::from_millis(50), push.told_to_look()).await.is_ok() {}
    harness.pushed(&one, &asked).await;
    timeout(Duration::from_secs(10), push.told_to_look()).await.expect("a push says that there is something");
    harness.pressed(&one, &asked).await;
    timeout(Duration::from_secs(10), push.told_to_look()).await.expect("a press says so too");
}

fn device(letter: &str) -> DeviceId {
    DeviceId::parse(letter.repeat(22)).unwrap()
}

fn challenge(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}
