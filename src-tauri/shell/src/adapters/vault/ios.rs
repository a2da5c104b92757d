//! Keychain of iOS: entries are readable while the phone is unlocked and are never part of a
//! backup.

use std::collections::HashMap;

use apple_native_keyring_store::protected::Store;
use key_core::ports::VaultFailed;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;

use super::keystore::failed;

/// Returns the keystore's entry for `name`.
pub(crate) fn entry(service: &str, name: &str) -> Result<Entry, VaultFailed> {
    let policy = HashMap::from([("access-policy", "when-unlocked-this-device-only")]);
    Store::new().and_then(|store| store.build(service, name, Some(&policy))).map_err(failed)
}
