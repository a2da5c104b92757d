//! Android's keystore: entries in the app's preferences, encrypted with a key that never leaves the
//! Android Keystore.

use android_native_keyring_store::Store;
use key_core::ports::VaultFailed;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use tauri::{AppHandle, Runtime};

use super::keystore::failed;
use crate::adapters::host;

/// Creates the 256-bit key that encrypts the entries, before the vault is opened: without it, the
/// store would create a 128-bit key. A failure is not reported, since using the keystore then fails
/// with a reason.
pub(crate) fn prepare<R: Runtime>(app: &AppHandle<R>) {
    let _: Option<()> = host::call_blocking(app, "prepareKeystore", ());
}

/// Returns the keystore's entry for `name`.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    Store::new().and_then(|store| store.build(service, name, None)).map_err(failed)
}
