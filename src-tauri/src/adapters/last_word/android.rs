//! Android: a native screen says what to do. Nobody sees a program that ends with an error.

use serde_json::json;
use tauri::{AppHandle, Runtime};

use crate::adapters::host;
use crate::wiring::NotStarted;

/// Has the native screen shown, which starts the app again when the person asks for that.
pub(crate) fn cannot_start<R: Runtime>(app: &AppHandle<R>, why: &NotStarted) {
    let reason = match why {
        NotStarted::Vault(_) | NotStarted::Folder(_) => "storage",
        _ => "other",
    };
    if host::ask::<_, ()>(app, "cannotStart", json!({ "reason": reason })).is_none() {
        app.exit(1);
    }
}
