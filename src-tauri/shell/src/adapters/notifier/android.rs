//! Android: notifications through the phone plugin, which shows the same ones for pushes while the
//! app does not run.

use std::sync::Arc;

use key_core::ports::Notifier;
use tauri::{AppHandle, Runtime};

pub(crate) use crate::adapters::phone::{plug_in, set_language};

/// Returns the adapter of the port.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Notifier> {
    crate::adapters::phone::native(app)
}
