//! A file that is always whole: what it holds is the last content that was put there, or the one before, whatever fails
//! between the two.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use key_core::ports::VaultFailed;

use super::disk::{Disk, SystemDisk};

/// The file. Blocks while the disk works.
pub(crate) struct DurableFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The next content, before it takes the file's place.
    next: PathBuf,
    /// One change at a time: there is one `next`.
    changing: Mutex<()>,
}

impl DurableFile {
    /// A file of the system. Its folder has to exist.
    pub(crate) fn new(path: &Path) -> Self {
        Self::on(Arc::new(SystemDisk), path)
    }

    /// A file of some disk.
    pub(crate) fn on(disk: Arc<dyn Disk>, path: &Path) -> Self {
        let mut next = path.as_os_str().to_owned();
        next.push(".next");
        Self { disk, path: path.to_owned(), next: next.into(), changing: Mutex::default() }
    }

    /// What it holds; none when there is no file.
    pub(crate) fn read(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.disk.read(&self.path).map_err(|error| failed(&error, "read"))
    }

    /// Replaces what it holds.
    pub(crate) fn replace(&self, bytes: &[u8]) -> Result<(), VaultFailed> {
        self.change(|_| Ok(Some(bytes.to_vec())))
    }

    /// Removes it.
    pub(crate) fn remove(&self) -> Result<(), VaultFailed> {
        self.change(|_| Ok(None))
    }

    /// Puts something beside it, in place of what was put there before. Nothing depends on it, so it may fail.
    pub(crate) fn put_aside(&self, bytes: &[u8]) {
        let mut aside = self.path.as_os_str().to_owned();
        aside.push(".damaged");
        if let Err(error) = self.disk.write(Path::new(&aside), bytes) {
            tracing::warn!(
                cause = &error as &dyn std::error::Error,
                "what was damaged could not be put aside"
            );
        }
    }

    /// Replaces what it holds by what comes of that, or removes it. If that fails, what it held is still there.
    pub(crate) fn change(
        &self,
        change: impl FnOnce(Option<&[u8]>) -> Result<Option<Vec<u8>>, VaultFailed>,
    ) -> Result<(), VaultFailed> {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let held = self.read()?;
        let next = change(held.as_deref())?;
        self.put(next.as_deref()).map_err(|error| {
            // Once renamed, the new content is there, though perhaps not after a power cut. The caller is told that it
            // is not there, so the old content goes back.
            let _ = self.put(held.as_deref());
            failed(&error, "replaced")
        })
    }

    fn put(&self, bytes: Option<&[u8]>) -> io::Result<()> {
        match bytes {
            Some(bytes) => {
                self.disk.write(&self.next, bytes)?;
                // The old content is given up for a whole one only.
                if self.disk.read(&self.next)?.as_deref() != Some(bytes) {
                    return Err(io::Error::other("the disk did not keep what it was given"));
                }
                self.disk.rename(&self.next, &self.path)?;
            }
            None => self.disk.remove(&self.path)?,
        }
        self.disk.sync_folder(folder_of(&self.path))
    }
}

/// The folder that a file is in. A bare name is in the one where the program was started.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn failed(error: &io::Error, what: &str) -> VaultFailed {
    tracing::error!(cause = error as &dyn std::error::Error, "what is stored could not be {what}");
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => VaultFailed::Full,
        _ => VaultFailed::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_has_a_folder_too() {
        for (path, folder) in
            [("phone.json", "."), ("./phone.json", "."), ("a/b.json", "a"), ("/b.json", "/")]
        {
            assert_eq!(folder_of(Path::new(path)), Path::new(folder), "{path}");
        }
    }
}
