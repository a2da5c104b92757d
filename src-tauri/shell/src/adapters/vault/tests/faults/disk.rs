//! The simulated disk.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::super::super::disk::Disk;
use super::access::{Access, OperationFailed};
use super::fault::{Extent, Operation};

impl From<OperationFailed> for io::Error {
    fn from(_: OperationFailed) -> Self {
        ErrorKind::StorageFull.into()
    }
}

impl Disk for Access {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        Ok(self.perform(Operation::Read, |storage, extent| {
            let mut bytes = storage.file(path).filter(|_| extent != Extent::Nothing);
            if let (Some(bytes), Extent::Half) = (&mut bytes, extent) {
                bytes.truncate(bytes.len() / 2);
            }
            bytes
        })?)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Ok(self.perform(Operation::Write, |storage, extent| storage.write(path, bytes, extent))?)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let renamed = self.perform(Operation::Rename, |storage, extent| {
            extent == Extent::Nothing || storage.rename(from, to)
        })?;
        renamed.then_some(()).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        Ok(self.perform(Operation::Remove, |storage, extent| {
            if extent != Extent::Nothing {
                storage.remove(path);
            }
        })?)
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(self.perform(Operation::SyncFolder, |storage, extent| {
            if extent != Extent::Nothing {
                storage.sync_folder();
            }
        })?)
    }
}
