//! iOS and computers: the log has the reason, and the process ends with an error.

use tauri::{AppHandle, Runtime};

use super::Kind;

/// Ends the process with an error.
pub(crate) fn report<R: Runtime>(app: &AppHandle<R>, _: Kind) {
    app.exit(1);
}
