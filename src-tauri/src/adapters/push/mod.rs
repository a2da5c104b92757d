//! Pushes and notifications, as each platform brings them.

#[cfg(all(target_os = "linux", debug_assertions))]
mod desktop;

use std::path::Path;
use std::sync::Arc;

use key_core::ports::{Notifier, Push};
use tauri::{AppHandle, Runtime};

use crate::adapters::notifier;
use crate::launch::Launch;

#[cfg(all(target_os = "linux", debug_assertions))]
pub(crate) use desktop::watch;

/// What shows notifications, and what brings pushes.
pub(crate) struct Bells {
    /// The core's port for notifications.
    pub notifier: Arc<dyn Notifier>,
    /// The core's port for pushes.
    pub push: Arc<dyn Push>,
}

/// The phone's, which its plugin has set up.
#[cfg(target_os = "ios")]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, _: &Launch, _: &Path) -> Bells {
    use tauri::Manager as _;

    Bells { notifier: notifier::of(app), push: app.state::<tauri_plugin_phone::Phone>().push() }
}

/// The phone's, which its plugin notifies with too.
#[cfg(target_os = "android")]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, _: &Launch, _: &Path) -> Bells {
    Bells { notifier: notifier::of(app), push: super::phone::native(app) }
}

/// A computer's: no pushes, unless a developer named a push service.
#[cfg(desktop)]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, launch: &Launch, folder: &Path) -> Bells {
    #[cfg(all(target_os = "linux", debug_assertions))]
    if let Some(service) = &launch.push_service {
        match desktop::double(app, service, folder) {
            Ok(double) => return Bells { notifier: Arc::new(double.clone()), push: Arc::new(double) },
            Err(error) => tracing::error!(cause = &error as &dyn std::error::Error, "no pushes come"),
        }
    }
    let _ = (launch, folder);
    Bells { notifier: notifier::of(app), push: Arc::new(tauri_plugin_phone::Nothing) }
}

/// Does nothing: the window matters only to a computer that plays a phone.
#[cfg(not(all(target_os = "linux", debug_assertions)))]
pub(crate) fn watch<R: Runtime>(_: &tauri::Window<R>, _: &tauri::WindowEvent) {}
