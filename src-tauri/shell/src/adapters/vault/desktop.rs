//! Keystore of a computer, through `keyring`: the Secret Service on Linux, the keychain on macOS.

use key_core::ports::VaultFailed;
use keyring_core::Entry;

/// Returns the keystore's entry for `name`.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    #[cfg(target_os = "linux")]
    secret_service::ensure_running()?;
    match keyring::Entry::new(service, name) {
        Ok(entry) => Ok(entry.inner),
        Err(error) => Err(super::keystore::failed(error)),
    }
}

/// Starts the Secret Service before `keyring` looks for it: `keyring` caches for good that there is
/// none, so *Try again* could never succeed after the user has started one.
#[cfg(target_os = "linux")]
mod secret_service {
    use std::sync::OnceLock;

    use key_core::ports::VaultFailed;
    use zbus::blocking::Connection;
    use zbus::blocking::fdo::DBusProxy;
    use zbus::names::WellKnownName;

    static STARTED: OnceLock<()> = OnceLock::new();

    pub(super) fn ensure_running() -> Result<(), VaultFailed> {
        if STARTED.get().is_some() {
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
        STARTED.get_or_init(|| ());
        Ok(())
    }

    /// Asks the bus to start the service, if the session has one and it is not running.
    fn start() -> zbus::Result<()> {
        let bus = Connection::session()?;
        let service = WellKnownName::from_static_str("org.freedesktop.secrets")?;
        DBusProxy::new(&bus)?.start_service_by_name(service, 0)?;
        Ok(())
    }
}
