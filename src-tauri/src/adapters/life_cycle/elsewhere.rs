//! Android and computers: the window's events report everything.

use tauri::{AppHandle, Runtime, WindowEvent};

use crate::in_front::Change;

/// Whether an app that starts is in front before anything was reported. On Android a person starts it, and the window gets the focus
/// only after a login that waits may have been heard of.
pub(crate) const STARTS_IN_FRONT: bool = cfg!(target_os = "android");

/// Does nothing: the window's events arrive without being asked for.
pub(crate) fn follow<R: Runtime>(_: &AppHandle<R>) {}

/// The change that an event of the window reports.
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
