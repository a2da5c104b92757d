//! The state file: replaced as a whole or not at all, and never guessed at when it is damaged.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::state::State;

const VERSION: u32 = 1;

/// The file a backend's state is kept in.
pub(crate) struct Store {
    path: PathBuf,
    /// What the file holds, so that nothing is written that is there already.
    written: Mutex<Vec<u8>>,
}

/// The state in its file.
#[derive(Serialize, Deserialize)]
struct StateFile<S> {
    version: u32,
    state: S,
}

/// A state file that cannot be used, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum StateFileError {
    /// It cannot be read.
    #[error("cannot read the state file {path}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It cannot be written.
    #[error("cannot write the state file {path}; choose another place with --state")]
    Unwritable {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is not what a backend wrote.
    #[error("the state file {path} is damaged; put back a copy of it, or move it away to begin anew")]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// Where it stops making sense.
        source: serde_json::Error,
    },
    /// Another version of the backend wrote it.
    #[error(
        "the state file {path} is of version {version}, and this backend reads {VERSION}; move it away to begin anew"
    )]
    OtherVersion {
        /// Which file.
        path: PathBuf,
        /// Its version.
        version: u32,
    },
}

impl Store {
    /// Opens the file at `path` and reads what is in it; an empty state if there is none yet.
    pub(crate) fn open(path: &Path) -> Result<(Self, State), StateFileError> {
        let path = path.to_owned();
        let written = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Self { path, written: Mutex::default() }, State::default()));
            }
            Err(source) => return Err(StateFileError::Unreadable { path, source }),
        };
        let damaged = |source| StateFileError::Damaged { path: path.clone(), source };
        let version =
            serde_json::from_slice::<StateFile<serde::de::IgnoredAny>>(&written).map_err(damaged)?.version;
        if version != VERSION {
            return Err(StateFileError::OtherVersion { path, version });
        }
        let stored: StateFile<State> = serde_json::from_slice(&written).map_err(damaged)?;
        Ok((Self { path, written: Mutex::new(written) }, stored.state))
    }

    /// Replaces what is in the file. When this returns, it is on the disk; when it fails, the file is as it was.
    pub(crate) fn save(&self, state: &State) -> io::Result<()> {
        let bytes = serde_json::to_vec(&StateFile { version: VERSION, state })?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written == bytes {
            return Ok(());
        }
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(&self.path)?;
        // The rename itself is on the disk only once the folder is.
        File::open(folder)?.sync_all()?;
        *written = bytes;
        Ok(())
    }

    /// As [`Store::save`], before there is anything to lose.
    pub(crate) fn save_first(&self, state: &State) -> Result<(), StateFileError> {
        self.save(state).map_err(|source| StateFileError::Unwritable { path: self.path.clone(), source })
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}
