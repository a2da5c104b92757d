//! The folder that the system assigns to the app.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};

/// Returns the folder, which computers report before the app runs.
#[cfg(desktop)]
pub(crate) fn known(identifier: &str) -> Option<PathBuf> {
    Some(dirs::data_dir()?.join(identifier))
}

/// Returns `None`: a phone reports the folder only to a running app.
#[cfg(mobile)]
pub(crate) fn known(_: &str) -> Option<PathBuf> {
    None
}

/// Returns the folder of a running app.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    app.path().app_data_dir()
}
