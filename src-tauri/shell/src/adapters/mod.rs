//! Adapters of the core's ports, by platform: the only code that depends on the platform. An
//! adapter does what it is called for or reports a failure, and decides nothing.

pub(crate) mod back;
#[cfg(not(target_os = "android"))]
pub(crate) mod boot;
pub(crate) mod browser;
pub(crate) mod device;
pub(crate) mod display;
pub(crate) mod folder;
#[cfg(target_os = "android")]
mod host;
pub(crate) mod language;
pub(crate) mod lifecycle;
pub(crate) mod link_guard;
pub(crate) mod locale;
pub(crate) mod log;
pub(crate) mod main_thread;
#[cfg(desktop)]
pub(crate) mod notifier;
#[cfg(target_os = "ios")]
#[path = "notifier/ios.rs"]
pub(crate) mod notifier;
#[cfg(target_os = "android")]
pub(crate) mod phone;
pub(crate) mod presence;
pub(crate) mod push;
pub(crate) mod scanner;
pub(crate) mod sensor_keys;
pub(crate) mod start_failure;
pub(crate) mod vault;
pub(crate) mod window;

use tauri::{Builder, Runtime};

/// Adds the plugins of the platform. On a phone the one for notifications is set up while the app is
/// built, since a press that starts the app is reported soon after.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    #[cfg(target_os = "android")]
    let builder = phone::plug_in(host::plug_in(builder));
    #[cfg(target_os = "ios")]
    let builder = builder.plugin(tauri_plugin_phone::init());
    #[cfg(mobile)]
    let builder = scanner::plug_in(builder);
    // Android's sensor. Computers have it too, so that tests can call its commands; on iOS the shell
    // uses LocalAuthentication without a plugin.
    #[cfg(not(target_os = "ios"))]
    let builder = builder.plugin(tauri_plugin_biometric::init());
    builder
}
