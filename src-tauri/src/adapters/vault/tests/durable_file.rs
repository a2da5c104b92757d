//! Replacing a file, with a failure at every step.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use key_core::ports::VaultFailed;
use tempfile::TempDir;

use super::super::durable_file::DurableFile;
use super::bad_disk::{BadDisk, Step};

struct Place {
    folder: TempDir,
    disk: Arc<BadDisk>,
}

impl Place {
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
fn a_replacement_that_fails_at_any_step_leaves_the_old_content() {
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Remove) {
        let place = Place::new();
        place.file().replace(b"old").unwrap();

        place.disk.refuse(step, ErrorKind::Other);
        assert_eq!(place.file().replace(b"new, and longer"), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(place.file().read(), Ok(Some(b"old".to_vec())), "{step:?}");

        place.disk.mend();
        place.file().replace(b"newer").unwrap();
        assert_eq!(place.file().read(), Ok(Some(b"newer".to_vec())), "{step:?}");
    }
}

#[test]
fn a_first_content_that_fails_at_any_step_leaves_nothing() {
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Remove) {
        let place = Place::new();
        place.disk.refuse(step, ErrorKind::Other);
        assert_eq!(place.file().replace(b"first"), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(place.file().read(), Ok(None), "{step:?}");
    }
}

#[test]
fn a_removal_that_fails_leaves_the_content() {
    for step in [Step::Remove, Step::SyncFolder] {
        let place = Place::new();
        place.file().replace(b"old").unwrap();
        place.disk.refuse(step, ErrorKind::Other);
        assert_eq!(place.file().remove(), Err(VaultFailed::Failed), "{step:?}");
        assert_eq!(place.file().read(), Ok(Some(b"old".to_vec())), "{step:?}");
    }
}

#[test]
fn a_full_disk_is_told_from_a_broken_one() {
    let place = Place::new();
    for (why, expected) in [
        (ErrorKind::StorageFull, VaultFailed::Full),
        (ErrorKind::QuotaExceeded, VaultFailed::Full),
        (ErrorKind::PermissionDenied, VaultFailed::Failed),
        (ErrorKind::ReadOnlyFilesystem, VaultFailed::Failed),
    ] {
        place.disk.refuse(Step::Write, why);
        assert_eq!(place.file().replace(b"new"), Err(expected), "{why}");
    }
}

#[test]
fn what_a_killed_app_left_half_written_is_in_nobodys_way() {
    let place = Place::new();
    place.file().replace(b"old").unwrap();
    fs::write(place.folder.path().join("record.json.next"), b"half of a much longer rec").unwrap();

    assert_eq!(place.file().read(), Ok(Some(b"old".to_vec())));
    place.file().replace(b"new").unwrap();
    assert_eq!(place.file().read(), Ok(Some(b"new".to_vec())));
    let left: Vec<_> =
        fs::read_dir(place.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["record.json"]);
}

#[test]
fn nobody_else_on_the_computer_can_read_it() {
    let place = Place::new();
    place.file().replace(b"sealed").unwrap();
    assert_eq!(fs::metadata(place.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_folder_that_is_gone_is_a_failure_and_no_panic() {
    let place = Place::new();
    let file = DurableFile::new(&place.folder.path().join("nowhere").join("record.json"));
    assert_eq!(file.read(), Ok(None));
    assert_eq!(file.replace(b"new"), Err(VaultFailed::Failed));
}
