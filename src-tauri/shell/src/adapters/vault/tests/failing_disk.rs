//! A disk whose steps can be made to fail; it works on the real one.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Mutex;

use super::super::disk::{Disk, SystemDisk};

/// A step that can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing is written; an error is reported.
    Write,
    /// Half is written; an error is reported.
    PartialWrite,
    /// Half is written; success is reported.
    SilentPartialWrite,
    /// The file is not renamed.
    Rename,
    /// The folder is not synced, so that renames and removals might not survive a power cut.
    SyncFolder,
    /// The file is not removed.
    Remove,
}

impl Step {
    pub(super) const ALL: [Self; 6] = [
        Self::Write,
        Self::PartialWrite,
        Self::SilentPartialWrite,
        Self::Rename,
        Self::SyncFolder,
        Self::Remove,
    ];
}

/// A disk with at most one failing step.
#[derive(Default)]
pub(super) struct FailingDisk(Mutex<Option<(Step, ErrorKind)>>);

impl FailingDisk {
    /// Makes a step fail from now on.
    pub(super) fn fail_at(&self, step: Step, why: ErrorKind) {
        *self.0.lock().unwrap() = Some((step, why));
    }

    /// Makes all steps succeed again.
    pub(super) fn repair(&self) {
        *self.0.lock().unwrap() = None;
    }

    fn check(&self, step: Step) -> io::Result<()> {
        match *self.0.lock().unwrap() {
            Some((refused, why)) if refused == step => Err(why.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for FailingDisk {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        SystemDisk.read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.check(Step::Write)?;
        if let Err(torn) = self.check(Step::PartialWrite) {
            SystemDisk.write(path, &bytes[..bytes.len() / 2])?;
            return Err(torn);
        }
        if self.check(Step::SilentPartialWrite).is_err() {
            return SystemDisk.write(path, &bytes[..bytes.len() / 2]);
        }
        SystemDisk.write(path, bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(Step::Rename)?;
        SystemDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check(Step::Remove)?;
        SystemDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.check(Step::SyncFolder)?;
        SystemDisk.sync_folder(folder)
    }
}
