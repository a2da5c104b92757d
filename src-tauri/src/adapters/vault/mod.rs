//! Where this device keeps things, and which keystore of which platform.

mod claim;
#[cfg(debug_assertions)]
mod development;
mod disk;
mod durable_file;
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

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use key_core::ports::{Notebook, Vault, VaultFailed};
use tauri::{AppHandle, Runtime};

pub use claim::Claim;
use claim::NotClaimed;
use durable_file::DurableFile;
use keystore::Keystore;
use notebook::FileNotebook;
use system::SystemVault;

use crate::launch::VaultPlace;

/// What the app is called in the keystore.
const SERVICE: &str = "fi.finago.key";

/// The record, in the app's folder.
const RECORD: &str = "record.json";

/// Preferences and history, beside it.
const NOTES: &str = "notes.json";

/// What is stored cannot be opened. It is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// Another app has it open.
    #[error("{} is in use: Finago Key is open already", .0.display())]
    InUse(PathBuf),
    /// It holds something else than it should.
    #[error("{} is damaged, or no vault of Finago Key: put it right, or start without it", .0.display())]
    Damaged(PathBuf),
    /// The disk says no.
    #[error("{} cannot be opened", path.display())]
    Disk {
        /// What was to be opened.
        path: PathBuf,
        /// Why it was not.
        source: io::Error,
    },
}

/// Prepares the system's keystore, before the vault is opened. What fails here fails again, with a reason, where the keystore is used.
pub(crate) fn prepare<R: Runtime>(app: &AppHandle<R>) {
    platform::prepare(app);
}

/// Opens the vault, for this program alone. `folder` is the app's own.
pub fn open(place: &VaultPlace, folder: &Path) -> Result<(Arc<dyn Vault>, Claim), NotOpened> {
    match place {
        VaultPlace::System => {
            fs::create_dir_all(folder)
                .map_err(|source| NotOpened::Disk { path: folder.to_owned(), source })?;
            let record = folder.join(RECORD);
            let claim = claim(&record)?;
            let keystore = Keystore::new(|name| platform::entry(SERVICE, name));
            Ok((Arc::new(SystemVault::new(DurableFile::new(&record), keystore)), claim))
        }
        #[cfg(debug_assertions)]
        VaultPlace::DevelopmentFile(file) => {
            let claim = claim(file)?;
            let vault =
                development::DevelopmentVault::open(file).map_err(|_| NotOpened::Damaged(file.clone()))?;
            tracing::warn!(file = %file.display(), "secrets are kept in the open, for development only");
            Ok((Arc::new(vault), claim))
        }
    }
}

/// Opens the notebook that goes with the vault, which has to be open: whoever holds that is alone with both.
pub fn open_notebook(place: &VaultPlace, folder: &Path) -> Arc<dyn Notebook> {
    let file = match place {
        VaultPlace::System => folder.join(NOTES),
        #[cfg(debug_assertions)]
        VaultPlace::DevelopmentFile(file) => {
            let mut notes = file.as_os_str().to_owned();
            notes.push(".notes");
            notes.into()
        }
    };
    Arc::new(FileNotebook::new(&file))
}

/// Claims a file by another beside it, which is never replaced.
fn claim(file: &Path) -> Result<Claim, NotOpened> {
    let mut lock = file.as_os_str().to_owned();
    lock.push(".lock");
    Claim::stake(Path::new(&lock)).map_err(|why| match why {
        NotClaimed::InUse => NotOpened::InUse(file.to_owned()),
        NotClaimed::Disk(source) => NotOpened::Disk { path: file.to_owned(), source },
    })
}

/// Does work that waits for a disk or a person, away from the threads that everything else shares.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultFailed> + Send + 'static,
) -> Result<T, VaultFailed> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(VaultFailed::Failed))
}
