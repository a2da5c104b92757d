//! The shell, in a window without a display.

mod canaries;
mod capability;
mod focus;
mod hostile;
mod ipc;
#[cfg(desktop)]
mod notifications;
mod panics;
mod ports;
mod wire;

use tauri::App;
use tauri::test::{MockRuntime, mock_builder};

/// Builds the app with its real permissions.
fn app() -> App<MockRuntime> {
    crate::shell(mock_builder()).build(crate::context()).unwrap()
}
