//! A phone's sensor, and whose finger is on it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use key_view::{AvailableSensor, PinPurpose, Sensor};

use crate::domain::biometric_slot::Enclosed;
use crate::domain::secret::Secret;
use crate::ports::{NotRecognised, UserPresence};

/// A sensor that keeps secrets in memory. Clones share them, as an app and the same app restarted do.
#[derive(Clone)]
pub struct FakeSensor(Arc<Mutex<Inside>>);

#[derive(Clone)]
struct Inside {
    sensor: AvailableSensor,
    /// What comes of the next question, and of all that follow.
    answer: Result<(), NotRecognised>,
    /// Grows when fingers are added or removed; what was enclosed before does not come out any more.
    enrolment: u32,
    enclosed: HashMap<Vec<u8>, (u32, Secret)>,
    named: u32,
    asked: Vec<PinPurpose>,
}

impl FakeSensor {
    /// A phone with that sensor, of the strong class, and the right finger on it.
    #[must_use]
    pub fn strong(sensor: Sensor) -> Self {
        Self::of(AvailableSensor::Strong(sensor))
    }

    /// A phone with no sensor but one of the weak class.
    #[must_use]
    pub fn weak() -> Self {
        Self::of(AvailableSensor::Weak)
    }

    /// A phone without any sensor.
    #[must_use]
    pub fn none() -> Self {
        Self::of(AvailableSensor::None)
    }

    fn of(sensor: AvailableSensor) -> Self {
        Self(Arc::new(Mutex::new(Inside {
            sensor,
            answer: Ok(()),
            enrolment: 0,
            enclosed: HashMap::new(),
            named: 0,
            asked: Vec::new(),
        })))
    }

    /// Another one that goes its own way from here.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self(Arc::new(Mutex::new(self.inside().clone())))
    }

    /// From now on this comes of being asked.
    pub fn answers(&self, answer: Result<(), NotRecognised>) {
        self.inside().answer = answer;
    }

    /// A finger is added in the phone's settings.
    pub fn another_finger(&self) {
        self.inside().enrolment += 1;
    }

    /// The sensor breaks, or is taken out of use in the phone's settings.
    pub fn is_gone(&self) {
        self.inside().sensor = AvailableSensor::None;
    }

    /// The sensor is no longer of the strong class, after an update, or another one is in use in its place.
    pub fn is_weak(&self) {
        self.inside().sensor = AvailableSensor::Weak;
    }

    /// What the person was asked for so far.
    #[must_use]
    pub fn asked(&self) -> Vec<PinPurpose> {
        self.inside().asked.clone()
    }

    /// How many secrets it holds.
    #[must_use]
    pub fn holds(&self) -> usize {
        self.inside().enclosed.len()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
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
        inside.named += 1;
        let name = inside.named.to_string().into_bytes();
        let enrolment = inside.enrolment;
        inside.enclosed.insert(name.clone(), (enrolment, secret.clone()));
        Ok(Enclosed::new(name))
    }

    async fn release(&self, enclosed: &Enclosed, purpose: PinPurpose) -> Result<Secret, NotRecognised> {
        let mut inside = self.inside();
        inside.sensor.strong().ok_or(NotRecognised::Unavailable)?;
        inside.asked.push(purpose);
        inside.answer?;
        match inside.enclosed.get(enclosed.bytes()) {
            Some((enrolment, secret)) if *enrolment == inside.enrolment => Ok(secret.clone()),
            _ => Err(NotRecognised::Changed),
        }
    }

    async fn discard(&self, enclosed: &Enclosed) {
        self.inside().enclosed.remove(enclosed.bytes());
    }
}
