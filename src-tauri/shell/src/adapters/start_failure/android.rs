//! Android: a native screen says what to do, since nobody sees a process that ends with an error.

use serde_json::json;
use tauri::{AppHandle, Runtime};

use super::Kind;
use crate::adapters::host;

/// Shows the native screen, which can restart the app. Ends the process if that fails.
pub(crate) fn report<R: Runtime>(app: &AppHandle<R>, kind: Kind) {
    let reason = match kind {
        Kind::Storage => "storage",
        Kind::Other => "other",
    };
    if host::call_blocking::<_, ()>(app, "cannotStart", json!({ "reason": reason })).is_none() {
        app.exit(1);
    }
}
