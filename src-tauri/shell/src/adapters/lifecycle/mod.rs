//! How each platform reports focus, background and foreground: iOS by UIKit's notifications, Android
//! and computers by the window's events.

#[cfg(target_os = "ios")]
mod ios;

#[cfg(not(target_os = "ios"))]
pub(crate) use elsewhere::{STARTS_FOCUSED, change_of, observe};
#[cfg(target_os = "ios")]
pub(crate) use ios::{STARTS_FOCUSED, change_of, observe};

#[cfg(not(target_os = "ios"))]
mod elsewhere {
    use tauri::{AppHandle, Runtime, WindowEvent};

    use crate::focus::Change;

    /// Whether the app has the focus before any event. True on Android, where the user starts the
    /// app and the window may get the focus later than the first pending login is known.
    pub(crate) const STARTS_FOCUSED: bool = cfg!(target_os = "android");

    /// Does nothing: Tauri delivers the window's events without a subscription.
    pub(crate) fn observe<R: Runtime>(_: &AppHandle<R>) {}

    /// Returns the change that an event of the window reports.
    pub(crate) fn change_of(event: &WindowEvent) -> Option<Change> {
        match event {
            WindowEvent::Focused(true) => Some(Change::Focused),
            WindowEvent::Focused(false) => Some(Change::Unfocused),
            #[cfg(mobile)]
            WindowEvent::Suspended => Some(Change::Background),
            #[cfg(mobile)]
            WindowEvent::Resumed => Some(Change::Foreground),
            _ => None,
        }
    }
}
