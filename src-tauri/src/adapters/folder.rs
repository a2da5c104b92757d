//! The folder that the system gives the app.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};

/// The folder, where it is known before the app runs: on a computer.
#[cfg(desktop)]
pub(crate) fn known(identifier: &str) -> Option<PathBuf> {
    Some(dirs::data_dir()?.join(identifier))
}

/// The folder, where it is known before the app runs: a phone tells nobody but a running app.
#[cfg(mobile)]
pub(crate) fn known(_: &str) -> Option<PathBuf> {
    None
}

/// The folder of a running app.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    app.path().app_data_dir()
}
