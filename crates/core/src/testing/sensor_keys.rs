//! Sensor keys in memory, used by the fingers of the fake sensor.

use async_trait::async_trait;
use key_protocol::keys::{PublicKey, Signature, SigningKey};
use ring::rand::SystemRandom;

use super::FakeSensor;
use crate::domain::account::AccountHandle;
use crate::domain::secret::Secret;
use crate::ports::{NotRecognised, Prompt, SensorKeys};

impl FakeSensor {
    /// Returns the sensor as one of a phone that has sensor keys.
    #[must_use]
    pub fn with_keys(self) -> Self {
        self.inside().has_keys = true;
        self
    }

    /// Returns the number of sensor keys.
    pub fn key_count(&self) -> usize {
        self.inside().keys.len()
    }

    /// Returns the number of signatures by sensor keys.
    pub fn signatures(&self) -> usize {
        self.inside().signatures
    }
}

#[async_trait]
impl SensorKeys for FakeSensor {
    async fn is_supported(&self) -> bool {
        let inside = self.inside();
        inside.has_keys && inside.sensor.strong().is_some()
    }

    async fn create(&self, handle: &AccountHandle) -> Result<PublicKey, NotRecognised> {
        if !self.is_supported().await {
            return Err(NotRecognised::Unavailable);
        }
        let key = SigningKey::generate(&SystemRandom::new()).unwrap();
        let mut inside = self.inside();
        let stored = (inside.enrolment, Secret::from(key.to_pkcs8()));
        inside.keys.insert(handle.clone(), stored);
        Ok(*key.public())
    }

    async fn sign(
        &self,
        handle: &AccountHandle,
        input: &[u8],
        prompt: &Prompt,
    ) -> Result<Signature, NotRecognised> {
        if !self.is_supported().await {
            return Err(NotRecognised::Unavailable);
        }
        let (outcome, barrier) = {
            let mut inside = self.inside();
            inside.asked.push(prompt.clone());
            let key = match inside.keys.get(handle) {
                Some((enrolment, key)) if *enrolment == inside.enrolment => Ok(key.clone()),
                _ => Err(NotRecognised::Changed),
            };
            (inside.answer.and(key), inside.barrier.take())
        };
        if let Some(barrier) = barrier {
            barrier.pass().await;
        }
        let key = SigningKey::from_pkcs8(outcome?.expose()).unwrap();
        self.inside().signatures += 1;
        Ok(key.sign(input).unwrap())
    }

    async fn remove(&self, handle: &AccountHandle) {
        self.inside().keys.remove(handle);
    }
}
