//! The contract of [`SensorKeys`].

use std::sync::Arc;

use async_trait::async_trait;
use key_view::PinPurpose;

use crate::domain::account::AccountHandle;
use crate::ports::{NotRecognised, Prompt, SensorKeys};

/// A phone with sensor keys, and a user who does what the test says.
#[async_trait]
pub trait SensorKeysHarness: Sized + Send + Sync {
    /// Returns the phone, whose sensor recognises the user.
    async fn fresh() -> Self;
    /// Returns the port under test, as an app has it that has just been started.
    fn sensor_keys(&self) -> Arc<dyn SensorKeys>;
    /// Sets the outcome of every prompt from now on.
    async fn set_outcome(&self, answer: Result<(), NotRecognised>);
    /// Changes the fingers or faces enrolled with the sensor.
    async fn enrol_another_finger(&self);
    /// Returns the number of prompts so far.
    fn prompts(&self) -> usize;
}

const MESSAGE: &[u8] = b"what is signed";

/// Checks the whole contract of a platform that has such keys.
pub async fn all<H: SensorKeysHarness>() {
    each_signature_takes_one_prompt::<H>().await;
    accounts_have_keys_of_their_own::<H>().await;
    new_key_replaces_the_earlier_one::<H>().await;
    reports_why_nothing_was_signed::<H>().await;
    changed_enrolment_loses_the_key::<H>().await;
    removed_key_signs_nothing::<H>().await;
}

/// Checks the whole contract of a platform without such keys.
pub async fn none(keys: &dyn SensorKeys) {
    let one = handle("one");
    assert!(!keys.is_supported().await);
    assert_eq!(keys.create(&one).await.err(), Some(NotRecognised::Unavailable));
    assert_eq!(keys.sign(&one, MESSAGE, &prompt()).await.err(), Some(NotRecognised::Unavailable));
    keys.remove(&one).await;
}

/// `create` does not prompt, and each `sign` prompts once; the key outlives the app.
pub async fn each_signature_takes_one_prompt<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let one = handle("one");
    assert!(harness.sensor_keys().is_supported().await);
    let key = harness.sensor_keys().create(&one).await.unwrap();
    assert_eq!(harness.prompts(), 0);
    for count in [1, 2] {
        let signature = harness.sensor_keys().sign(&one, MESSAGE, &prompt()).await.unwrap();
        assert!(key.verify(MESSAGE, &signature));
        assert!(!key.verify(b"something else", &signature));
        assert_eq!(harness.prompts(), count);
    }
}

/// The key of one account signs nothing for another.
pub async fn accounts_have_keys_of_their_own<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let (keys, one, two) = (harness.sensor_keys(), handle("one"), handle("two"));
    let (of_one, of_two) = (keys.create(&one).await.unwrap(), keys.create(&two).await.unwrap());
    assert!(of_one != of_two);
    let signature = keys.sign(&one, MESSAGE, &prompt()).await.unwrap();
    assert!(of_one.verify(MESSAGE, &signature) && !of_two.verify(MESSAGE, &signature));
}

/// A second `create` makes another key, and only that one signs.
pub async fn new_key_replaces_the_earlier_one<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let (keys, one) = (harness.sensor_keys(), handle("one"));
    let (earlier, current) = (keys.create(&one).await.unwrap(), keys.create(&one).await.unwrap());
    assert!(earlier != current, "the backend accepts no key twice");
    let signature = keys.sign(&one, MESSAGE, &prompt()).await.unwrap();
    assert!(current.verify(MESSAGE, &signature));
}

/// A refusal returns its reason, and the key can still be used.
pub async fn reports_why_nothing_was_signed<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let (keys, one) = (harness.sensor_keys(), handle("one"));
    keys.create(&one).await.unwrap();
    for why in [NotRecognised::Cancelled, NotRecognised::LockedOut] {
        harness.set_outcome(Err(why)).await;
        assert_eq!(keys.sign(&one, MESSAGE, &prompt()).await.err(), Some(why));
    }
    harness.set_outcome(Ok(())).await;
    assert!(keys.sign(&one, MESSAGE, &prompt()).await.is_ok());
}

/// A change of the enrolled fingers loses the key for good; a new one can be created.
pub async fn changed_enrolment_loses_the_key<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let (keys, one) = (harness.sensor_keys(), handle("one"));
    keys.create(&one).await.unwrap();
    harness.enrol_another_finger().await;
    assert_eq!(keys.sign(&one, MESSAGE, &prompt()).await.err(), Some(NotRecognised::Changed));
    let key = keys.create(&one).await.unwrap();
    assert!(key.verify(MESSAGE, &keys.sign(&one, MESSAGE, &prompt()).await.unwrap()));
}

/// A removed key, and one that never existed, sign nothing; removing twice is fine.
pub async fn removed_key_signs_nothing<H: SensorKeysHarness>() {
    let harness = H::fresh().await;
    let (keys, one) = (harness.sensor_keys(), handle("one"));
    keys.create(&one).await.unwrap();
    for _ in 0..2 {
        keys.remove(&one).await;
        assert_eq!(keys.sign(&one, MESSAGE, &prompt()).await.err(), Some(NotRecognised::Changed));
    }
    assert_eq!(keys.sign(&handle("two"), MESSAGE, &prompt()).await.err(), Some(NotRecognised::Changed));
}

fn prompt() -> Prompt {
    Prompt::of(PinPurpose::Approve)
}

fn handle(letters: &str) -> AccountHandle {
    AccountHandle::from_view(&format!("{letters:0>16}"))
}
