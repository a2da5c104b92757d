//! The development vault rejects other files.

use std::fs;

use tempfile::TempDir;

use super::super::{NotOpened, open};
use crate::launch::VaultLocation;

#[test]
fn file_that_is_not_a_vault_is_named_and_left_unchanged() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("phone.json");
    for content in
        ["", "{", "[]", "{}", r#"{"record":null,"secrets":{},"more":1}"#, r#"{"record":"%","secrets":{}}"#]
    {
        fs::write(&path, content).unwrap();
        let opened = open(&VaultLocation::DevelopmentFile(path.clone()), folder.path()).map(drop);
        assert!(matches!(&opened, Err(NotOpened::Damaged(named)) if *named == path), "{content}: {opened:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn missing_folder_is_named() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("nowhere").join("phone.json");
    let opened = open(&VaultLocation::DevelopmentFile(path.clone()), folder.path()).map(drop);
    let Err(NotOpened::Disk { path: named, .. }) = opened else { panic!("{opened:?}") };
    assert_eq!(named, path);
}
