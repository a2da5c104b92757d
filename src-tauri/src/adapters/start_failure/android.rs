//! Android: a native screen says what to do, since nobody sees a process that ends with an error.

use serde_json::json;
use tauri::{AppHandle, Runtime};

use crate::adapters::host;
use crate::wiring::NotStarted;

/// Shows the native screen, which can restart the app. Ends the process if that fails.
pub(crate) fn report<R: Runtime>(app: &AppHandle<R>, why: &NotStarted) {
    let reason = match why {
        NotStarted::Vault(_) | NotStarted::Folder(_) => "storage",
        _ => "other",
    };
    if host::call_blocking::<_, ()>(app, "cannotStart", json!({ "reason": reason })).is_none() {
        app.exit(1);
    }
}
