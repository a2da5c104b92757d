//! One app at a time on one vault: two that save the same record would undo each other's changes, tries of the PIN among
//! them.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// Holds a vault for this program. The system lets go of it when the program ends, however that happens.
#[derive(Debug)]
pub struct Claim {
    _locked: File,
}

/// The vault is not to be had.
pub(crate) enum NotClaimed {
    /// Another program holds it.
    InUse,
    /// The disk says no.
    Disk(io::Error),
}

impl Claim {
    /// Claims the vault that `lock`, a file of its own beside it, stands for.
    pub(crate) fn stake(lock: &Path) -> Result<Self, NotClaimed> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(lock)
            .map_err(NotClaimed::Disk)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _locked: file }),
            Err(TryLockError::WouldBlock) => Err(NotClaimed::InUse),
            Err(TryLockError::Error(error)) => Err(NotClaimed::Disk(error)),
        }
    }
}
