//! A biometric sensor whose outcome a test sets.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use key_view::{AvailableSensor, PinPurpose, Sensor};

use crate::domain::account::AccountHandle;
use crate::domain::biometric_slot::Enclosed;
use crate::domain::secret::Secret;
use crate::ports::{NotRecognised, Prompt, UserPresence};
use crate::testing::Barrier;

/// A sensor that holds enclosed secrets in memory, and sensor keys where the phone has such keys.
/// Clones share them, as do runs of one app.
#[derive(Clone)]
pub struct FakeSensor(Arc<Mutex<Inside>>);

#[derive(Clone)]
pub(super) struct Inside {
    pub(super) sensor: AvailableSensor,
    /// Outcome of every prompt from now on.
    pub(super) answer: Result<(), NotRecognised>,
    /// Number of changes to the enrolled fingers; secrets enclosed before a change cannot be
    /// released, nor keys created before it be used.
    pub(super) enrolment: u32,
    enclosed: HashMap<Vec<u8>, (u32, Secret)>,
    enclosed_count: u32,
    /// Whether the phone has sensor keys.
    pub(super) has_keys: bool,
    /// Sensor keys in PKCS #8, and the enrolment that each was created under.
    pub(super) keys: HashMap<AccountHandle, (u32, Secret)>,
    pub(super) asked: Vec<Prompt>,
    /// Barrier that the next prompt waits at.
    pub(super) barrier: Option<Barrier>,
    /// Number of signatures by sensor keys.
    pub(super) signatures: usize,
}

impl FakeSensor {
    /// Returns a phone with a strong sensor, which recognises the user.
    pub fn strong(sensor: Sensor) -> Self {
        Self::of(AvailableSensor::Strong(sensor))
    }

    /// Returns a phone with only a weak sensor.
    pub fn weak() -> Self {
        Self::of(AvailableSensor::Weak)
    }

    /// Returns a phone without a sensor.
    pub fn none() -> Self {
        Self::of(AvailableSensor::None)
    }

    fn of(sensor: AvailableSensor) -> Self {
        Self(Arc::new(Mutex::new(Inside {
            sensor,
            answer: Ok(()),
            enrolment: 0,
            enclosed: HashMap::new(),
            enclosed_count: 0,
            has_keys: false,
            keys: HashMap::new(),
            asked: Vec::new(),
            barrier: None,
            signatures: 0,
        })))
    }

    /// Returns an independent copy of the sensor and its secrets.
    pub fn copied(&self) -> Self {
        Self(Arc::new(Mutex::new(self.inside().clone())))
    }

    /// Sets the outcome of every prompt from now on.
    pub fn set_outcome(&self, answer: Result<(), NotRecognised>) {
        self.inside().answer = answer;
    }

    /// Makes the next prompt wait at `barrier`; its outcome is decided before.
    pub fn hold_prompt(&self, barrier: Barrier) {
        self.inside().barrier = Some(barrier);
    }

    /// Enrols another finger, in the phone's settings.
    pub fn enrol_another_finger(&self) {
        self.inside().enrolment += 1;
    }

    /// Removes the sensor, as when it breaks or is switched off in the phone's settings.
    pub fn remove(&self) {
        self.inside().sensor = AvailableSensor::None;
    }

    /// Makes the sensor weak, as a system update can.
    pub fn weaken(&self) {
        self.inside().sensor = AvailableSensor::Weak;
    }

    /// Returns the purposes of the prompts so far, in order.
    pub fn prompts(&self) -> Vec<PinPurpose> {
        self.inside().asked.iter().map(|prompt| prompt.purpose).collect()
    }

    /// Returns what the last prompt was about.
    pub fn last_subject(&self) -> Vec<String> {
        self.inside().asked.last().map(|prompt| prompt.subject.clone()).unwrap_or_default()
    }

    /// Returns the number of enclosed secrets.
    pub fn secret_count(&self) -> usize {
        self.inside().enclosed.len()
    }

    pub(super) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().expect("no test panics while it holds a sensor")
    }
}

#[async_trait]
impl UserPresence for FakeSensor {
    async fn sensor(&self) -> AvailableSensor {
        self.inside().sensor
    }

    async fn enclose(&self, secret: &Secret) -> Result<Enclosed, NotRecognised> {
        let mut inside = self.inside();
        inside.sensor.strong().ok_or(NotRecognised::Unavailable)?;
        inside.answer?;
        inside.enclosed_count += 1;
        let name = inside.enclosed_count.to_string().into_bytes();
        let enrolment = inside.enrolment;
        inside.enclosed.insert(name.clone(), (enrolment, secret.clone()));
        Ok(Enclosed::new(name))
    }

    async fn release(&self, enclosed: &Enclosed, prompt: &Prompt) -> Result<Secret, NotRecognised> {
        let (outcome, barrier) = {
            let mut inside = self.inside();
            inside.sensor.strong().ok_or(NotRecognised::Unavailable)?;
            inside.asked.push(prompt.clone());
            let released = match inside.enclosed.get(enclosed.bytes()) {
                Some((enrolment, secret)) if *enrolment == inside.enrolment => Ok(secret.clone()),
                _ => Err(NotRecognised::Changed),
            };
            (inside.answer.and(released), inside.barrier.take())
        };
        if let Some(barrier) = barrier {
            barrier.pass().await;
        }
        outcome
    }

    async fn discard(&self, enclosed: &Enclosed) {
        self.inside().enclosed.remove(enclosed.bytes());
    }
}
