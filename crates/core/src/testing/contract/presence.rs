//! The contract of a [`UserPresence`].

use std::sync::Arc;

use async_trait::async_trait;
use key_view::{AvailableSensor, PinPurpose};
use ring::rand::SystemRandom;

use crate::domain::biometric_slot::Enclosed;
use crate::domain::secret::Secret;
use crate::ports::{NotRecognised, Prompt, UserPresence};

/// A phone with a sensor, and a user who does what the test says.
#[async_trait]
pub trait PresenceHarness: Sized + Send + Sync {
    /// Returns the phone and its sensor, which recognises the user.
    async fn fresh() -> (Self, AvailableSensor);
    /// Returns the port under test.
    fn presence(&self) -> Arc<dyn UserPresence>;
    /// Sets the outcome of every prompt from now on.
    async fn set_outcome(&self, answer: Result<(), NotRecognised>);
    /// Changes the fingers or faces enrolled with the sensor.
    async fn enrol_another_finger(&self);
    /// Makes the sensor weak.
    async fn weaken(&self);
}

/// Checks the whole contract.
pub async fn all<H: PresenceHarness>() {
    reports_the_sensor::<H>().await;
    releases_enclosed_secrets::<H>().await;
    reports_why_recognition_failed::<H>().await;
    invalidates_secrets_when_enrolment_changes::<H>().await;
    discards_secrets::<H>().await;
    encloses_nothing_with_a_weak_sensor::<H>().await;
}

async fn enclosed<H: PresenceHarness>(harness: &H) -> (Secret, Enclosed) {
    let secret = Secret::random(32, &SystemRandom::new()).unwrap();
    let enclosed = harness.presence().enclose(&secret).await.unwrap();
    (secret, enclosed)
}

async fn release<H: PresenceHarness>(harness: &H, enclosed: &Enclosed) -> Result<Secret, NotRecognised> {
    harness.presence().release(enclosed, &Prompt::of(PinPurpose::Approve)).await
}

/// `sensor` returns the same sensor every time.
pub async fn reports_the_sensor<H: PresenceHarness>() {
    let (harness, sensor) = H::fresh().await;
    for _ in 0..2 {
        assert_eq!(harness.presence().sensor().await, sensor);
    }
}

/// Secrets are enclosed separately, each can be released repeatedly, and their handles reveal
/// nothing.
pub async fn releases_enclosed_secrets<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (one, other) = (enclosed(&harness).await, enclosed(&harness).await);
    for (secret, enclosed) in [&one, &other, &one] {
        assert!(release(&harness, enclosed).await.as_ref() == Ok(secret));
        assert!(!enclosed.bytes().windows(8).any(|part| secret.expose().windows(8).any(|open| open == part)));
    }
    let nothing = Enclosed::new(b"nothing was enclosed under this name".to_vec());
    assert!(release(&harness, &nothing).await.is_err());
}

/// A refusal returns its reason, and the secret can still be released.
pub async fn reports_why_recognition_failed<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (secret, enclosed) = enclosed(&harness).await;
    for why in [NotRecognised::Cancelled, NotRecognised::LockedOut] {
        harness.set_outcome(Err(why)).await;
        assert_eq!(release(&harness, &enclosed).await.err(), Some(why));
    }
    harness.set_outcome(Ok(())).await;
    assert!(release(&harness, &enclosed).await.as_ref() == Ok(&secret));
}

/// A change of the enrolled fingers invalidates what was enclosed before; a secret can be enclosed
/// anew.
pub async fn invalidates_secrets_when_enrolment_changes<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (_, before) = enclosed(&harness).await;
    harness.enrol_another_finger().await;
    assert_eq!(release(&harness, &before).await.err(), Some(NotRecognised::Changed));
    let (secret, after) = enclosed(&harness).await;
    assert!(release(&harness, &after).await.as_ref() == Ok(&secret));
}

/// A discarded secret cannot be released, and discarding twice is fine.
pub async fn discards_secrets<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (_, enclosed) = enclosed(&harness).await;
    for _ in 0..2 {
        harness.presence().discard(&enclosed).await;
        assert!(release(&harness, &enclosed).await.is_err());
    }
}

/// A weak sensor is reported as weak, and neither encloses nor releases a secret.
pub async fn encloses_nothing_with_a_weak_sensor<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (secret, enclosed) = enclosed(&harness).await;
    harness.weaken().await;
    assert_eq!(harness.presence().sensor().await, AvailableSensor::Weak);
    assert_eq!(harness.presence().enclose(&secret).await.err(), Some(NotRecognised::Unavailable));
    assert_eq!(release(&harness, &enclosed).await.err(), Some(NotRecognised::Unavailable));
}
