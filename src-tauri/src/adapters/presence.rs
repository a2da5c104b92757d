//! The biometric sensor. One adapter for every platform: where the plugin knows none, as on Linux, it says so itself.

use key_core::ports::{Sensor, UserPresence};
use tauri::{AppHandle, Runtime};
use tauri_plugin_biometric::{BiometricExt, BiometryType};

/// The sensor that the plugin finds.
pub(crate) struct Biometrics<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Biometrics<R> {
    pub(crate) fn of(app: &AppHandle<R>) -> Self {
        Self(app.clone())
    }
}

impl<R: Runtime> UserPresence for Biometrics<R> {
    fn sensor(&self) -> Sensor {
        match self.0.biometric().status() {
            Ok(status) if status.is_available => match status.biometry_type {
                BiometryType::TouchID => Sensor::Fingerprint,
                BiometryType::FaceID => Sensor::Face,
                BiometryType::None => Sensor::None,
            },
            Ok(_) => Sensor::None,
            Err(error) => {
                tracing::warn!(cause = &error as &dyn std::error::Error, "the sensor cannot be asked for");
                Sensor::None
            }
        }
    }
}
