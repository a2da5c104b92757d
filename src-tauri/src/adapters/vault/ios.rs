//! The keychain of iOS, readable while the phone is unlocked and never part of a backup.

use std::collections::HashMap;

use apple_native_keyring_store::protected::Store;
use key_core::ports::VaultFailed;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use tauri::{AppHandle, Runtime};

use super::keystore::failed;

/// The keystore's entry for a name.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    let policy = HashMap::from([("access-policy", "when-unlocked-this-device-only")]);
    Store::new().and_then(|store| store.build(service, name, Some(&policy))).map_err(failed)
}

/// Does nothing: the keystore makes its keys by itself.
pub(crate) fn prepare<R: Runtime>(_: &AppHandle<R>) {}
