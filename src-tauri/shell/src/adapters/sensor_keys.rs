//! Sensor keys: no platform's key hardware is used for them yet.

use async_trait::async_trait;
use key_core::domain::account::AccountHandle;
use key_core::ports::{NotRecognised, Prompt, SensorKeys};
use key_protocol::keys::{PublicKey, Signature};

/// Absence of sensor keys: a finger or a face opens the approval key.
pub(crate) struct NoSensorKeys;

#[async_trait]
impl SensorKeys for NoSensorKeys {
    async fn is_supported(&self) -> bool {
        false
    }

    async fn create(&self, _: &AccountHandle) -> Result<PublicKey, NotRecognised> {
        Err(NotRecognised::Unavailable)
    }

    async fn sign(&self, _: &AccountHandle, _: &[u8], _: &Prompt) -> Result<Signature, NotRecognised> {
        Err(NotRecognised::Unavailable)
    }

    async fn remove(&self, _: &AccountHandle) {}
}
