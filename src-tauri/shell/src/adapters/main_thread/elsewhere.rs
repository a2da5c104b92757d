//! iOS and computers: the queue of the main thread is unbounded.

use tauri::{AppHandle, Runtime};

/// Placeholder: no turns are needed.
#[derive(Default)]
pub(crate) struct Turns(());

/// Calls `send` at once.
pub(crate) async fn turn<R: Runtime, T>(_: &AppHandle<R>, send: impl FnOnce() -> T) -> T {
    send()
}

/// Returns at once: the main thread itself builds the app.
pub(crate) fn wait_until_responsive() {}
