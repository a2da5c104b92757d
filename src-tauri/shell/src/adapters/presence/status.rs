//! The sensor of an Android phone. The biometric plugin only reports whether a weak sensor exists,
//! while its key requires a strong one.

use key_view::{AvailableSensor, Sensor};
use serde::Deserialize;
use tauri::{AppHandle, Runtime};

use crate::adapters::host;

/// Response of `Host.kt`.
#[derive(Deserialize)]
struct Answer {
    strength: Strength,
    kind: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Strength {
    Strong,
    Weak,
    None,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Fingerprint,
    Face,
}

/// Returns the sensor that can be used now, or `None` if nothing is enrolled with it.
pub(super) async fn of<R: Runtime>(app: &AppHandle<R>) -> AvailableSensor {
    let answer: Option<Answer> = host::call(app, "sensor", ()).await;
    match answer {
        Some(Answer { strength: Strength::Strong, kind: Kind::Fingerprint }) => {
            AvailableSensor::Strong(Sensor::Fingerprint)
        }
        Some(Answer { strength: Strength::Strong, kind: Kind::Face }) => {
            AvailableSensor::Strong(Sensor::Face)
        }
        Some(Answer { strength: Strength::Weak, .. }) => AvailableSensor::Weak,
        Some(Answer { strength: Strength::None, .. }) | None => AvailableSensor::None,
    }
}
