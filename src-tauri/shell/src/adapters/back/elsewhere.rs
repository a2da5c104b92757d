//! Android delivers the back gesture to the window by default, and computers have none.

use tauri::{Runtime, WebviewWindow};

/// Does nothing.
pub(crate) fn enable_gesture<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
