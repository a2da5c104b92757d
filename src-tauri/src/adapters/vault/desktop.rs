//! The keystore of a computer, through `keyring`: the secret service on Linux, the keychain on macOS.

use key_core::ports::VaultFailed;
use keyring_core::Entry;
use tauri::{AppHandle, Runtime};

/// The keystore's entry for a name.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    #[cfg(target_os = "linux")]
    secret_service::await_it()?;
    match keyring::Entry::new(service, name) {
        Ok(entry) => Ok(entry.inner),
        Err(error) => Err(super::keystore::failed(error)),
    }
}

/// `keyring` looks for the secret service once and remembers for good that there was none. A person who starts one and
/// presses *Try again* is right to expect more, so the bus is asked first.
#[cfg(target_os = "linux")]
mod secret_service {
    use std::sync::OnceLock;

    use key_core::ports::VaultFailed;
    use zbus::blocking::Connection;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::names::WellKnownName;

    static SEEN: OnceLock<()> = OnceLock::new();

    pub(super) fn await_it() -> Result<(), VaultFailed> {
        if SEEN.get().is_some() {
            return Ok(());
        }
        start().map_err(|error| {
            tracing::error!(
                cause = %error,
                "there is no secret service on this session's bus: start one, such as gnome-keyring or KWallet; \
                 a development build keeps everything in one file instead with --vault FILE",
            );
            VaultFailed::NoKeystore
        })?;
        SEEN.get_or_init(|| ());
        Ok(())
    }

    /// Starts the service if the session has one and it does not run yet.
    fn start() -> zbus::Result<()> {
        let bus = Connection::session()?;
        let service = WellKnownName::from_static_str("org.freedesktop.secrets")?;
        DBusProxy::new(&bus)?.start_service_by_name(service, 0)?;
        Ok(())
    }
}

/// Does nothing: the keystore makes its keys by itself.
pub(crate) fn prepare<R: Runtime>(_: &AppHandle<R>) {}
