//! Pushes and notifications of each platform.

#[cfg(all(target_os = "linux", debug_assertions))]
mod desktop;

use std::path::Path;
use std::sync::Arc;

use key_core::ports::{Notifier, Push};
use tauri::{AppHandle, Runtime};

#[cfg(not(target_os = "android"))]
use crate::adapters::notifier;
use crate::launch::Launch;

#[cfg(all(target_os = "linux", debug_assertions))]
pub(crate) use desktop::on_window_event;

/// Adapters of the two ports for notifications and pushes.
pub(crate) struct PushPorts {
    /// Adapter of the port for notifications.
    pub notifier: Arc<dyn Notifier>,
    /// Adapter of the port for pushes.
    pub push: Arc<dyn Push>,
}

/// Returns the adapters of the phone plugin.
#[cfg(target_os = "ios")]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, _: &Launch, _: &Path) -> PushPorts {
    use tauri::Manager as _;

    PushPorts { notifier: notifier::of(app), push: app.state::<tauri_plugin_phone::Phone>().push() }
}

/// Returns the phone plugin, which implements both ports.
#[cfg(target_os = "android")]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, _: &Launch, _: &Path) -> PushPorts {
    let native = super::phone::native(app);
    PushPorts { notifier: native.clone(), push: native }
}

/// Returns the computer's adapters. There are no pushes unless a push service was named.
#[cfg(desktop)]
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>, launch: &Launch, folder: &Path) -> PushPorts {
    #[cfg(all(target_os = "linux", debug_assertions))]
    if let Some(service) = &launch.push_service {
        match desktop::simulated_phone(app, service, folder) {
            Ok(phone) => return PushPorts { notifier: Arc::new(phone.clone()), push: Arc::new(phone) },
            Err(error) => tracing::error!(cause = &error as &dyn std::error::Error, "no pushes come"),
        }
    }
    let _ = (launch, folder);
    PushPorts { notifier: notifier::of(app), push: Arc::new(tauri_plugin_phone::NoPush) }
}

/// Does nothing: only a computer that acts as a phone reacts to the window's events.
#[cfg(not(all(target_os = "linux", debug_assertions)))]
pub(crate) fn on_window_event<R: Runtime>(_: &tauri::Window<R>, _: &tauri::WindowEvent) {}
