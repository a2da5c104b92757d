//! Android and computers: the window's events report everything.

use tauri::{AppHandle, Runtime, WindowEvent};

use crate::in_front::Change;

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
