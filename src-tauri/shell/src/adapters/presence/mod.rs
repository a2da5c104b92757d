//! The biometric sensor of each platform. None of them is trusted for a plain yes: each guards a
//! random secret that can only be read after a match.

#[cfg(target_os = "android")]
mod android;
#[cfg(desktop)]
mod desktop;
#[cfg(target_os = "ios")]
mod ios;
#[cfg(any(test, target_os = "ios"))]
mod offered;
#[cfg(debug_assertions)]
mod simulated;
#[cfg(target_os = "android")]
mod status;

#[cfg(target_os = "android")]
use android as platform;
#[cfg(desktop)]
use desktop as platform;
#[cfg(target_os = "ios")]
use ios as platform;

use std::sync::Arc;

use key_core::ports::UserPresence;
use tauri::{AppHandle, Runtime};

use crate::launch::Launch;

#[cfg(debug_assertions)]
pub(crate) use simulated::SimulatedSensor;

/// Returns the simulated sensor that `file` controls.
#[cfg(debug_assertions)]
pub fn simulated_sensor(file: &std::path::Path) -> Arc<dyn UserPresence> {
    Arc::new(SimulatedSensor::new(file))
}

/// Returns the sensor of this device, or the simulated one.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, launch: &Launch) -> Arc<dyn UserPresence> {
    #[cfg(debug_assertions)]
    if let Some(file) = &launch.sensor {
        tracing::warn!(file = %file.display(), "the sensor is simulated, for development only");
        return simulated_sensor(file);
    }
    #[cfg(not(debug_assertions))]
    let _ = launch;
    platform::of(app)
}
