//! A file that is replaced atomically: whatever fails during a change, it holds the old or the new
//! content.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use key_core::ports::VaultFailed;

use super::disk::{Disk, SystemDisk};

/// A file that is replaced atomically. Its methods block on the disk.
pub(crate) struct DurableFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The new content, before it is renamed to `path`.
    next: PathBuf,
    /// Held during a change, since there is one `next`.
    changing: Mutex<()>,
}

impl DurableFile {
    /// A file on the system's disk. Its folder must exist.
    pub(crate) fn new(path: &Path) -> Self {
        Self::on(Arc::new(SystemDisk), path)
    }

    /// A file on `disk`.
    pub(crate) fn on(disk: Arc<dyn Disk>, path: &Path) -> Self {
        let mut next = path.as_os_str().to_owned();
        next.push(".next");
        Self { disk, path: path.to_owned(), next: next.into(), changing: Mutex::default() }
    }

    /// Returns the content, or `None` if there is no file.
    pub(crate) fn read(&self) -> Result<Option<Vec<u8>>, VaultFailed> {
        self.disk.read(&self.path).map_err(|error| failed(&error, "read"))
    }

    /// Replaces the content.
    pub(crate) fn replace(&self, bytes: &[u8]) -> Result<(), VaultFailed> {
        self.change(|_| Ok(Some(bytes.to_vec())))
    }

    /// Removes the file.
    pub(crate) fn remove(&self) -> Result<(), VaultFailed> {
        self.change(|_| Ok(None))
    }

    /// Writes `bytes` beside the file, with the extension `.damaged`. A failure is only logged.
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

    /// Replaces the content by the result of `change`, or removes the file if that is `None`. On
    /// failure the old content remains.
    pub(crate) fn change(
        &self,
        change: impl FnOnce(Option<&[u8]>) -> Result<Option<Vec<u8>>, VaultFailed>,
    ) -> Result<(), VaultFailed> {
        let _one_at_a_time = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let held = self.read()?;
        let next = change(held.as_deref())?;
        self.put(next.as_deref()).map_err(|error| {
            // After the rename the new content is visible, though it might not survive a power cut.
            // The caller gets an error, so the old content is restored.
            let _ = self.put(held.as_deref());
            failed(&error, "replaced")
        })
    }

    fn put(&self, bytes: Option<&[u8]>) -> io::Result<()> {
        match bytes {
            Some(bytes) => {
                self.disk.write(&self.next, bytes)?;
                // Read back, so that the old content is only replaced by a complete one.
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

/// Returns the folder of a file. A bare name is in the current directory.
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
    fn bare_file_name_is_in_the_current_folder() {
        for (path, folder) in
            [("phone.json", "."), ("./phone.json", "."), ("a/b.json", "a"), ("/b.json", "/")]
        {
            assert_eq!(folder_of(Path::new(path)), Path::new(folder), "{path}");
        }
    }
}
