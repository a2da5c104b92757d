//! The keystore of Android: entries in the app's preferences, encrypted by a key that never leaves the Android Keystore.

use android_native_keyring_store::Store;
use key_core::ports::VaultFailed;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;

use super::keystore::failed;

/// The keystore's entry for a name.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    Store::new().and_then(|store| store.build(service, name, None)).map_err(failed)
}
