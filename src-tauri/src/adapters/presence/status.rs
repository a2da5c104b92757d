//! Which sensor an Android phone has. The plugin's own answer is for the weak class, while its key takes the strong one.

use key_view::Sensor;
use serde::Deserialize;
use tauri::{AppHandle, Runtime};

use crate::adapters::host;

/// What `Host.kt` says of the sensor.
#[derive(Deserialize)]
struct Answer {
    strength: Strength,
    kind: Kind,
}

#[derive(Deserialize, PartialEq)]
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

/// The sensor that can be asked now; none where nobody is enrolled with it, or where it is too weak to guard a key.
pub(super) async fn of<R: Runtime>(app: &AppHandle<R>) -> Option<Sensor> {
    let Answer { strength, kind } = host::call(app, "sensor", ()).await?;
    if strength != Strength::Strong {
        return None;
    }
    Some(match kind {
        Kind::Fingerprint => Sensor::Fingerprint,
        Kind::Face => Sensor::Face,
    })
}
