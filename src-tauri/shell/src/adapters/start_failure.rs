//! Reports that the app cannot start. The log has the reason; on Android, where nobody sees a
//! process that ends with an error, a native screen says what to do.

use tauri::{AppHandle, Runtime};

/// Kind of failure, by what the user can do about it.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The app's files or keys cannot be opened.
    Storage,
    /// Any other failure.
    Other,
}

/// Shows the native screen, which can restart the app, or else ends the process with an error.
pub(crate) fn report<R: Runtime>(app: &AppHandle<R>, kind: Kind) {
    let reason = match kind {
        Kind::Storage => "storage",
        Kind::Other => "other",
    };
    if !is_shown(app, reason) {
        app.exit(1);
    }
}

#[cfg(target_os = "android")]
fn is_shown<R: Runtime>(app: &AppHandle<R>, reason: &str) -> bool {
    let reason = serde_json::json!({ "reason": reason });
    super::host::call_blocking::<_, ()>(app, "cannotStart", reason).is_some()
}

#[cfg(not(target_os = "android"))]
fn is_shown<R: Runtime>(_: &AppHandle<R>, _: &str) -> bool {
    false
}
