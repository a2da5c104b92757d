//! Which sensor an Android phone has, as the plugin says.

use key_view::Sensor;
use tauri::{AppHandle, Runtime};
use tauri_plugin_biometric::{BiometricExt, BiometryType};

/// The sensor that can be asked now; none where nobody is enrolled with it.
pub(super) async fn of<R: Runtime>(app: &AppHandle<R>) -> Option<Sensor> {
    let app = app.clone();
    let status = tokio::task::spawn_blocking(move || app.biometric().status()).await.ok()?.ok()?;
    match status.biometry_type {
        _ if !status.is_available => None,
        BiometryType::TouchID => Some(Sensor::Fingerprint),
        BiometryType::FaceID => Some(Sensor::Face),
        BiometryType::None => None,
    }
}
