//! What the flows rely on of a [`UserPresence`].

use std::sync::Arc;

use async_trait::async_trait;
use key_view::{AvailableSensor, PinPurpose};
use ring::rand::SystemRandom;

use crate::domain::biometric_slot::Enclosed;
use crate::domain::secret::Secret;
use crate::ports::{NotRecognised, UserPresence};

/// A phone with a sensor, and a person who does what the test says.
#[async_trait]
pub trait PresenceHarness: Sized + Send + Sync {
    /// The phone, and the sensor it has; the right finger is on it.
    async fn fresh() -> (Self, AvailableSensor);
    /// The port.
    fn presence(&self) -> Arc<dyn UserPresence>;
    /// From now on this comes of being asked.
    async fn answers(&self, answer: Result<(), NotRecognised>);
    /// What is enrolled with the sensor is changed.
    async fn another_finger(&self);
    /// The sensor is of the weak class from now on.
    async fn is_weak(&self);
}

/// The whole contract.
pub async fn all<H: PresenceHarness>() {
    says_which_sensor_there_is::<H>().await;
    releases_what_was_enclosed::<H>().await;
    says_why_nobody_was_recognised::<H>().await;
    keeps_nothing_from_before_a_change::<H>().await;
    discards::<H>().await;
    guards_nothing_with_a_weak_sensor::<H>().await;
}

async fn enclosed<H: PresenceHarness>(harness: &H) -> (Secret, Enclosed) {
    let secret = Secret::random(32, &SystemRandom::new()).unwrap();
    let enclosed = harness.presence().enclose(&secret).await.unwrap();
    (secret, enclosed)
}

async fn release<H: PresenceHarness>(harness: &H, enclosed: &Enclosed) -> Result<Secret, NotRecognised> {
    harness.presence().release(enclosed, PinPurpose::Approve).await
}

/// The sensor that is there is the one that is said, every time.
pub async fn says_which_sensor_there_is<H: PresenceHarness>() {
    let (harness, sensor) = H::fresh().await;
    for _ in 0..2 {
        assert_eq!(harness.presence().sensor().await, sensor);
    }
}

/// Two secrets are two secrets, each comes out as it went in, and as often as it is asked for; their names say nothing of them.
pub async fn releases_what_was_enclosed<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (one, other) = (enclosed(&harness).await, enclosed(&harness).await);
    for (secret, enclosed) in [&one, &other, &one] {
        assert!(release(&harness, enclosed).await.as_ref() == Ok(secret));
        assert!(!enclosed.bytes().windows(8).any(|part| secret.expose().windows(8).any(|open| open == part)));
    }
    let nothing = Enclosed::new(b"nothing was enclosed under this name".to_vec());
    assert!(release(&harness, &nothing).await.is_err());
}

/// A refusal has its reason, and takes nothing away.
pub async fn says_why_nobody_was_recognised<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (secret, enclosed) = enclosed(&harness).await;
    for why in [NotRecognised::Cancelled, NotRecognised::LockedOut] {
        harness.answers(Err(why)).await;
        assert_eq!(release(&harness, &enclosed).await.err(), Some(why));
    }
    harness.answers(Ok(())).await;
    assert!(release(&harness, &enclosed).await.as_ref() == Ok(&secret));
}

/// Whoever adds a finger to the phone gets at nothing that was there before, and can enclose anew.
pub async fn keeps_nothing_from_before_a_change<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (_, before) = enclosed(&harness).await;
    harness.another_finger().await;
    assert_eq!(release(&harness, &before).await.err(), Some(NotRecognised::Changed));
    let (secret, after) = enclosed(&harness).await;
    assert!(release(&harness, &after).await.as_ref() == Ok(&secret));
}

/// What was discarded does not come out, and discarding twice is as good as once.
pub async fn discards<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (_, enclosed) = enclosed(&harness).await;
    for _ in 0..2 {
        harness.presence().discard(&enclosed).await;
        assert!(release(&harness, &enclosed).await.is_err());
    }
}

/// A weak sensor is said to be weak, and neither takes a secret nor gives one out.
pub async fn guards_nothing_with_a_weak_sensor<H: PresenceHarness>() {
    let (harness, _) = H::fresh().await;
    let (secret, enclosed) = enclosed(&harness).await;
    harness.is_weak().await;
    assert_eq!(harness.presence().sensor().await, AvailableSensor::Weak);
    assert_eq!(harness.presence().enclose(&secret).await.err(), Some(NotRecognised::Unavailable));
    assert_eq!(release(&harness, &enclosed).await.err(), Some(NotRecognised::Unavailable));
}
