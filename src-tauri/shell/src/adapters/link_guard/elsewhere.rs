//! Android and computers: the event loop drops malformed links, or receives no links.

use tauri::{AppHandle, Runtime, Url};

/// Does nothing: no link can end the app here.
pub(crate) fn set_up<R: Runtime>(_: &AppHandle<R>, _: fn(&AppHandle<R>, &[Url])) {}
