//! The keystore adapter over a keystore that fails or reports success falsely.

use std::sync::Arc;

use key_core::domain::secret::Secret;
use key_core::ports::VaultFailed;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Error, mock};

use super::super::keystore::{Keystore, failed};

fn keystore(store: &Arc<mock::Store>) -> Keystore {
    let store = Arc::clone(store);
    Keystore::new(move |name| store.build("test", name, None).map_err(failed))
}

/// Makes the next use of the entry fail with `error`.
fn fail(store: &Arc<mock::Store>, error: Error) {
    let entry = store.build("test", "entry", None).unwrap();
    entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

fn cause() -> Box<dyn std::error::Error + Send + Sync> {
    "the keystore's own words".into()
}

#[test]
fn keystore_errors_map_to_what_the_user_can_do() {
    let store = mock::Store::new().unwrap();
    let (keystore, secret) = (keystore(&store), Secret::new(vec![7; 32]));
    let failures: [(fn() -> Error, VaultFailed); 4] = [
        (|| Error::NoStorageAccess(cause()), VaultFailed::KeystoreLocked),
        (|| Error::NoDefaultStore, VaultFailed::NoKeystore),
        (|| Error::PlatformFailure(cause()), VaultFailed::Failed),
        (|| Error::Ambiguous(vec![]), VaultFailed::Failed),
    ];
    for (failure, expected) in failures {
        fail(&store, failure());
        assert_eq!(keystore.secret("entry"), Err(expected));
        fail(&store, failure());
        assert_eq!(keystore.store("entry", &secret), Err(expected));
        fail(&store, failure());
        assert_eq!(keystore.forget("entry"), Err(expected));
    }
    assert_eq!(keystore.secret("entry"), Ok(None));
}

#[test]
fn entry_that_cannot_be_updated_is_recreated() {
    let store = mock::Store::new().unwrap();
    let (keystore, before, after) = (keystore(&store), Secret::new(vec![7; 32]), Secret::new(vec![8; 32]));
    keystore.store("entry", &before).unwrap();
    fail(&store, Error::NoEntry);
    assert_eq!(keystore.store("entry", &after), Ok(()));
    assert_eq!(keystore.secret("entry"), Ok(Some(after)));
}

#[test]
fn failed_update_leaves_the_entry_unchanged() {
    let store = mock::Store::new().unwrap();
    let (keystore, before) = (keystore(&store), Secret::new(vec![7; 32]));
    keystore.store("entry", &before).unwrap();
    for error in [Error::NoStorageAccess(cause()), Error::PlatformFailure(cause())] {
        fail(&store, error);
        assert!(keystore.store("entry", &Secret::new(vec![8; 32])).is_err());
        assert_eq!(keystore.secret("entry"), Ok(Some(before.clone())));
    }
}

#[test]
fn keystore_that_loses_the_entry_is_reported() {
    // A new store on each access: an entry that was set is never found.
    let forgetful =
        Keystore::new(|name| mock::Store::new().unwrap().build("test", name, None).map_err(failed));
    assert_eq!(forgetful.store("entry", &Secret::new(vec![7; 32])), Err(VaultFailed::Failed));
}

#[test]
fn entry_with_foreign_content_is_an_error() {
    let store = mock::Store::new().unwrap();
    store.build("test", "entry", None).unwrap().set_password("hunter2, not base64").unwrap();
    assert_eq!(keystore(&store).secret("entry"), Err(VaultFailed::Failed));
}
