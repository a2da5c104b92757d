//! Locking of the vault.

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::super::{NotOpened, open};
use crate::launch::VaultLocation;

#[test]
fn open_vault_is_refused_to_a_second_app() {
    let folder = TempDir::new().unwrap();
    let (vault, other) = (folder.path().join("phone.json"), folder.path().join("other.json"));
    let place = VaultLocation::DevelopmentFile(vault.clone());

    let first = open(&place, folder.path()).unwrap();
    let second = open(&place, folder.path()).map(drop);
    assert!(matches!(&second, Err(NotOpened::InUse(named)) if *named == vault), "{second:?}");
    open(&VaultLocation::DevelopmentFile(other), folder.path()).unwrap();

    drop(first);
    open(&place, folder.path()).unwrap();
}

#[test]
fn vault_of_a_killed_app_can_be_opened() {
    let folder = TempDir::new().unwrap();
    let vault = folder.path().join("phone.json");
    let place = VaultLocation::DevelopmentFile(vault.clone());
    // `flock` of util-linux takes the same lock from another program. `exec` leaves one process to
    // kill.
    let mut other = Command::new("flock")
        .args(["--exclusive", "--no-fork"])
        .arg(folder.path().join("phone.json.lock"))
        .args(["sh", "-c", "echo held; exec sleep 60"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(other.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "held\n");
    assert!(matches!(open(&place, folder.path()).map(drop), Err(NotOpened::InUse(named)) if named == vault));

    other.kill().unwrap();
    other.wait().unwrap();
    open(&place, folder.path()).unwrap();
}

#[test]
fn uncreatable_lock_file_is_a_disk_error() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("no-folder");
    fs::write(&file, "").unwrap();
    let vault = file.join("phone.json");
    let refused = open(&VaultLocation::DevelopmentFile(vault.clone()), folder.path()).map(drop);
    assert!(
        matches!(&refused, Err(NotOpened::Disk { path, source })
            if *path == vault && source.kind() == ErrorKind::NotADirectory),
        "{refused:?}"
    );
}
