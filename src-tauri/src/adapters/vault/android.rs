//! The keystore of Android: entries in the app's preferences, encrypted by a key that never leaves the Android Keystore.

use android_native_keyring_store::Store;
use key_core::ports::VaultFailed;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use tauri::{AppHandle, Runtime};

use super::keystore::failed;
use crate::adapters::host;

/// Makes the key that the entries are encrypted with, of 256 bits: the store makes one of 128 where there is none.
pub(crate) fn prepare<R: Runtime>(app: &AppHandle<R>) {
    let _: Option<()> = host::ask(app, "prepareKeystore", ());
}

/// The keystore's entry for a name.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    Store::new().and_then(|store| store.build(service, name, None)).map_err(failed)
}
