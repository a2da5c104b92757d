//! Android and computers: the event loop drops a link that is no URL, or gets no links.

use tauri::{AppHandle, Runtime};

/// Does nothing: no link can end the app here.
pub(crate) fn set_up<R: Runtime>(_: &AppHandle<R>) {}
