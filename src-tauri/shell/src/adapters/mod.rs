//! Adapters of the core's ports, by platform: the only code that depends on the platform. An
//! adapter does what it is called for or reports a failure, and decides nothing.

pub(crate) mod back;
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
#[cfg(target_os = "android")]
#[path = "notifier/android.rs"]
pub(crate) mod notifier;
#[cfg(target_os = "ios")]
#[path = "notifier/ios.rs"]
pub(crate) mod notifier;
#[cfg(target_os = "android")]
mod phone;
pub(crate) mod presence;
pub(crate) mod push;
pub(crate) mod scanner;
pub(crate) mod start_failure;
pub(crate) mod vault;
pub(crate) mod window;
