//! The state file: replaced atomically, and never guessed at when damaged.
#![allow(clippy::disallowed_methods, reason = "the owner of the state file")]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use backend_model::State;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

const VERSION: u32 = 1;

/// The file that a backend's state is stored in.
pub(crate) struct Store {
    path: PathBuf,
    /// Content of the file, to skip writes that change nothing.
    written: Mutex<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct StateFile<S> {
    version: u32,
    state: S,
}

/// A state file cannot be used; the message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StateFileError {
    /// The file cannot be read.
    #[error("cannot read the state file {0}")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The file cannot be written.
    #[error("cannot write the state file {0}; choose another place with --state")]
    Unwritable(PathBuf, #[source] io::Error),
    /// The file is not valid.
    #[error("the state file {0} is damaged; put back a copy of it, or move it away to begin anew")]
    Damaged(PathBuf, #[source] serde_json::Error),
    /// The file has another version.
    #[error(
        "the state file {path} is of version {version}, and this backend reads {VERSION}; move it away to begin anew"
    )]
    OtherVersion {
        /// Path of the file.
        path: PathBuf,
        /// Version of the file.
        version: u32,
    },
}

impl Store {
    /// Opens the file at `path` and loads the state; an empty state if the file does not exist.
    pub(crate) fn open(path: &Path) -> Result<(Self, State), StateFileError> {
        let path = path.to_owned();
        let written = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Self { path, written: Mutex::default() }, State::default()));
            }
            Err(source) => return Err(StateFileError::Unreadable(path, source)),
        };
        let damaged = |source| StateFileError::Damaged(path.clone(), source);
        let version =
            serde_json::from_slice::<StateFile<serde::de::IgnoredAny>>(&written).map_err(damaged)?.version;
        if version != VERSION {
            return Err(StateFileError::OtherVersion { path, version });
        }
        let stored: StateFile<State> = serde_json::from_slice(&written).map_err(damaged)?;
        Ok((Self { path, written: Mutex::new(written) }, stored.state))
    }

    /// Replaces the content of the file. On success the content is on the disk; on failure the file
    /// is unchanged.
    pub(crate) fn save(&self, state: &State) -> io::Result<()> {
        let bytes = serde_json::to_vec(&StateFile { version: VERSION, state })?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written == bytes {
            return Ok(());
        }
        replace_file(&self.path, &bytes)?;
        *written = bytes;
        Ok(())
    }

    /// Saves the state at the start, like [`Store::save`].
    pub(crate) fn save_first(&self, state: &State) -> Result<(), StateFileError> {
        self.save(state).map_err(|source| StateFileError::Unwritable(self.path.clone(), source))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// Replaces a file atomically. Temporary files are readable by their owner only, and so is the
/// result.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The rename is durable only after the folder is synced.
    File::open(folder)?.sync_all()
}
