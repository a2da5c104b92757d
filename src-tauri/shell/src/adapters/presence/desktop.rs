//! Computers: no sensor can guard a secret for this app.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::domain::biometric_slot::Enclosed;
use key_core::domain::secret::Secret;
use key_core::ports::{NotRecognised, Prompt, UserPresence};
use key_view::AvailableSensor;
use tauri::{AppHandle, Runtime};

/// Absence of a sensor.
struct None;

/// Returns the computer's sensor, which does not exist.
pub(super) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn UserPresence> {
    Arc::new(None)
}

#[async_trait]
impl UserPresence for None {
    async fn sensor(&self) -> AvailableSensor {
        AvailableSensor::None
    }

    async fn enclose(&self, _: &Secret) -> Result<Enclosed, NotRecognised> {
        Err(NotRecognised::Unavailable)
    }

    async fn release(&self, _: &Enclosed, _: &Prompt) -> Result<Secret, NotRecognised> {
        Err(NotRecognised::Unavailable)
    }

    async fn discard(&self, _: &Enclosed) {}
}
