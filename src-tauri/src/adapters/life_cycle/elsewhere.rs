//! Android and computers: the window's events report focus, background and foreground.

use tauri::{AppHandle, Runtime, WindowEvent};

use crate::in_front::Change;

/// Whether the app has the focus before any event. True on Android, where the user starts the app
/// and the window may get the focus later than the first pending login is known.
pub(crate) const STARTS_IN_FRONT: bool = cfg!(target_os = "android");

/// Does nothing: Tauri delivers the window's events without a subscription.
pub(crate) fn follow<R: Runtime>(_: &AppHandle<R>) {}

/// Returns the change that an event of the window reports.
pub(crate) fn told_by(event: &WindowEvent) -> Option<Change> {
    match event {
        WindowEvent::Focused(true) => Some(Change::Focused),
        WindowEvent::Focused(false) => Some(Change::Unfocused),
        #[cfg(mobile)]
        WindowEvent::Suspended => Some(Change::Left),
        #[cfg(mobile)]
        WindowEvent::Resumed => Some(Change::Returned),
        _ => None,
    }
}
