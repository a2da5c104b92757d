//! Pushes, where the platform brings any.

use std::sync::Arc;

use key_core::ports::Push;
use tauri::{AppHandle, Runtime};

/// The phone's, which its plugin has set up.
#[cfg(target_os = "ios")]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Push> {
    use tauri::Manager as _;

    app.state::<tauri_plugin_phone::Phone>().push()
}

/// None.
#[cfg(not(target_os = "ios"))]
pub(crate) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn Push> {
    Arc::new(tauri_plugin_phone::Nothing)
}
