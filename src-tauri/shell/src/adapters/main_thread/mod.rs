//! Serialises messages to the main thread, so that few are in flight at a time. Only Android needs
//! that: elsewhere the queue of the main thread is unbounded.

#[cfg(target_os = "android")]
mod android;

#[cfg(target_os = "android")]
pub(crate) use android::{Turns, turn, wait_until_responsive};
#[cfg(not(target_os = "android"))]
pub(crate) use elsewhere::{Turns, turn, wait_until_responsive};

#[cfg(not(target_os = "android"))]
mod elsewhere {
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
}
