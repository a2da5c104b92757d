//! iOS and computers: what is sent to the main thread waits in a queue without end.

use tauri::{AppHandle, Runtime};

/// Nobody has to wait for a turn.
#[derive(Default)]
pub(crate) struct Turns(());

/// Sends at once.
pub(crate) async fn turn<R: Runtime, T>(_: &AppHandle<R>, send: impl FnOnce() -> T) -> T {
    send()
}

/// Returns at once: the app is built by the main thread itself.
pub(crate) fn wait_until_it_answers() {}
