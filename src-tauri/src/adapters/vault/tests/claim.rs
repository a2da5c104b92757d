//! Two apps on one vault.

use tempfile::TempDir;

use super::super::{NotOpened, open};
use crate::launch::VaultPlace;

#[test]
fn a_vault_is_open_in_one_app_at_a_time() {
    let folder = TempDir::new().unwrap();
    let (mine, other) = (folder.path().join("phone.json"), folder.path().join("other.json"));
    let place = VaultPlace::DevelopmentFile(mine.clone());

    let first = open(&place, folder.path()).unwrap();
    let second = open(&place, folder.path()).map(drop);
    assert!(matches!(&second, Err(NotOpened::InUse(named)) if *named == mine), "{second:?}");
    open(&VaultPlace::DevelopmentFile(other), folder.path()).unwrap();

    drop(first);
    open(&place, folder.path()).unwrap();
}
