//! Replacing a file, with a failure at every step.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use key_core::ports::VaultFailed;
use tempfile::TempDir;

use super::super::durable_file::DurableFile;
use super::failing_disk::{FailingDisk, Step};

struct Fixture {
    folder: TempDir,
    disk: Arc<FailingDisk>,
}

impl Fixture {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), disk: Arc::default() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("record.json")
    }

    fn file(&self) -> DurableFile {
        DurableFile::on(self.disk.clone(), &self.path())
    }
}

#[test]
fn failed_replacement_leaves_the_old_content() {
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Remove) {
        let fixture = Fixture::new();
        fixture.file().replace(b"old").unwrap();

        fixture.disk.fail_at(step, ErrorKind::Other);
        assert_eq!(fixture.file().replace(b"new, and longer"), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(fixture.file().read(), Ok(Some(b"old".to_vec())), "{step:?}");

        fixture.disk.repair();
        fixture.file().replace(b"newer").unwrap();
        assert_eq!(fixture.file().read(), Ok(Some(b"newer".to_vec())), "{step:?}");
    }
}

#[test]
fn failed_first_write_leaves_no_content() {
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Remove) {
        let fixture = Fixture::new();
        fixture.disk.fail_at(step, ErrorKind::Other);
        assert_eq!(fixture.file().replace(b"first"), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(fixture.file().read(), Ok(None), "{step:?}");
    }
}

#[test]
fn failed_removal_leaves_the_content() {
    for step in [Step::Remove, Step::SyncFolder] {
        let fixture = Fixture::new();
        fixture.file().replace(b"old").unwrap();
        fixture.disk.fail_at(step, ErrorKind::Other);
        assert_eq!(fixture.file().remove(), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(fixture.file().read(), Ok(Some(b"old".to_vec())), "{step:?}");
    }
}

#[test]
fn full_disk_is_distinguished_from_other_errors() {
    let fixture = Fixture::new();
    for (why, expected) in [
        (ErrorKind::StorageFull, VaultFailed::Full),
        (ErrorKind::QuotaExceeded, VaultFailed::Full),
        (ErrorKind::PermissionDenied, VaultFailed::Failed),
        (ErrorKind::ReadOnlyFilesystem, VaultFailed::Failed),
    ] {
        fixture.disk.fail_at(Step::Write, why);
        assert_eq!(fixture.file().replace(b"new"), Err(expected), "{why}");
    }
}

#[test]
fn partial_file_of_a_killed_app_is_overwritten() {
    let fixture = Fixture::new();
    fixture.file().replace(b"old").unwrap();
    fs::write(fixture.folder.path().join("record.json.next"), b"half of a much longer rec").unwrap();

    assert_eq!(fixture.file().read(), Ok(Some(b"old".to_vec())));
    fixture.file().replace(b"new").unwrap();
    assert_eq!(fixture.file().read(), Ok(Some(b"new".to_vec())));
    let left: Vec<_> =
        fs::read_dir(fixture.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["record.json"]);
}

#[test]
fn file_is_readable_by_its_owner_only() {
    let fixture = Fixture::new();
    fixture.file().replace(b"sealed").unwrap();
    assert_eq!(fs::metadata(fixture.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn missing_folder_is_an_error() {
    let fixture = Fixture::new();
    let file = DurableFile::new(&fixture.folder.path().join("nowhere").join("record.json"));
    assert_eq!(file.read(), Ok(None));
    assert_eq!(file.replace(b"new"), Err(VaultFailed::Failed));
}
