//! iOS and computers: the log has the reason, and the process ends with an error.

use tauri::{AppHandle, Runtime};

use crate::wiring::NotStarted;

/// Ends the process with an error.
pub(crate) fn report<R: Runtime>(app: &AppHandle<R>, _: &NotStarted) {
    app.exit(1);
}
