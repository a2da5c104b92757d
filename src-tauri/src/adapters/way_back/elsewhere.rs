//! Android's goes to the window by itself, and a computer has none.

use tauri::{Runtime, WebviewWindow};

/// Nothing to do.
pub(crate) fn allow<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
