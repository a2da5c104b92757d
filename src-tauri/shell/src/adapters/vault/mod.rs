//! The vault: where this device stores its record and secrets, and in which keystore.
#![allow(clippy::disallowed_methods, reason = "the vault owns its files")]

#[cfg(debug_assertions)]
mod development;
mod disk;
mod durable_file;
mod instance_lock;
mod keystore;
mod notebook;
mod system;

#[cfg(target_os = "android")]
mod android;
#[cfg(desktop)]
mod desktop;
#[cfg(target_os = "ios")]
mod ios;

#[cfg(test)]
mod tests;

#[cfg(target_os = "android")]
use android as platform;
#[cfg(desktop)]
use desktop as platform;
#[cfg(target_os = "ios")]
use ios as platform;

#[cfg(target_os = "android")]
pub(crate) use android::prepare;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use key_core::ports::{Notebook, Vault, VaultFailed};

use durable_file::DurableFile;
pub use instance_lock::InstanceLock;
use instance_lock::NotLocked;
use keystore::Keystore;
use notebook::FileNotebook;
use system::SystemVault;

use crate::launch::VaultLocation;

/// Name of the app in the keystore.
const SERVICE: &str = "fi.finago.key";

/// File name of the record, in the app's folder.
const RECORD: &str = "record.json";

/// File name of preferences and history, beside the record.
const NOTES: &str = "notes.json";

/// Why the vault could not be opened. Its files are left unchanged.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Another process has the vault open.
    #[error("{} is in use: Finago Key is open already", .0.display())]
    InUse(PathBuf),
    /// The file is not a vault of this app.
    #[error("{} is damaged, or no vault of Finago Key: put it right, or start without it", .0.display())]
    Damaged(PathBuf),
    /// A file operation failed.
    #[error("{} cannot be opened", path.display())]
    Disk {
        /// The file or folder that could not be opened.
        path: PathBuf,
        /// The error of the file system.
        source: io::Error,
    },
}

/// Opens the vault for this process alone. `folder` is the app's own folder.
pub fn open(place: &VaultLocation, folder: &Path) -> Result<(Arc<dyn Vault>, InstanceLock), NotOpened> {
    match place {
        VaultLocation::System => {
            fs::create_dir_all(folder)
                .map_err(|source| NotOpened::Disk { path: folder.to_owned(), source })?;
            let record = folder.join(RECORD);
            let lock = lock_beside(&record)?;
            let keystore = Keystore::new(|name| platform::entry(SERVICE, name));
            Ok((Arc::new(SystemVault::new(DurableFile::new(&record), keystore)), lock))
        }
        #[cfg(debug_assertions)]
        VaultLocation::DevelopmentFile(file) => {
            let lock = lock_beside(file)?;
            let vault =
                development::DevelopmentVault::open(file).map_err(|_| NotOpened::Damaged(file.clone()))?;
            tracing::warn!(file = %file.display(), "secrets are kept in the open, for development only");
            Ok((Arc::new(vault), lock))
        }
    }
}

/// Opens the notebook beside the vault. The vault must be open, since its lock covers both.
pub fn open_notebook(place: &VaultLocation, folder: &Path) -> Arc<dyn Notebook> {
    let file = match place {
        VaultLocation::System => folder.join(NOTES),
        #[cfg(debug_assertions)]
        VaultLocation::DevelopmentFile(file) => {
            let mut notes = file.as_os_str().to_owned();
            notes.push(".notes");
            notes.into()
        }
    };
    Arc::new(FileNotebook::new(&file))
}

/// Locks `file` through a lock file beside it, which is never replaced.
fn lock_beside(file: &Path) -> Result<InstanceLock, NotOpened> {
    let mut lock = file.as_os_str().to_owned();
    lock.push(".lock");
    InstanceLock::acquire(Path::new(&lock)).map_err(|why| match why {
        NotLocked::InUse => NotOpened::InUse(file.to_owned()),
        NotLocked::Disk(source) => NotOpened::Disk { path: file.to_owned(), source },
    })
}

/// Runs `work` on a blocking thread, since it waits for the disk or the user.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultFailed> + Send + 'static,
) -> Result<T, VaultFailed> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(VaultFailed::Failed))
}
