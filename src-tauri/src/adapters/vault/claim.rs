//! One app at a time on one vault: two that save the same record would undo each other's changes, tries of the PIN among
//! them.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

/// Holds a vault for this program. The system lets go of it when the program ends, however that happens.
///
/// The lock is `flock(2)`, which Linux, Android and Apple's systems all have. `std::fs::File::try_lock` is not used: on Android it always
/// answers *Unsupported*.
#[derive(Debug)]
pub struct Claim {
    _locked: Flock<File>,
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
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(locked) => Ok(Self { _locked: locked }),
            Err((_, Errno::EWOULDBLOCK)) => Err(NotClaimed::InUse),
            Err((_, error)) => Err(NotClaimed::Disk(error.into())),
        }
    }
}
