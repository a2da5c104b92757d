//! Allows one app at a time on a vault: two that save the same record would overwrite each other's
//! changes, including counted PIN tries.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};

/// Exclusive lock on a vault. The system releases it when the process ends, for whatever reason.
///
/// The lock is `flock(2)`, which Linux, Android and Apple's systems support.
/// `std::fs::File::try_lock` is not used: on Android it always returns *Unsupported*.
#[derive(Debug)]
pub struct Claim {
    _locked: Flock<File>,
}

/// Why the lock could not be acquired.
pub(crate) enum NotClaimed {
    /// Another process holds the lock.
    InUse,
    /// The lock file could not be opened or locked.
    Disk(io::Error),
}

impl Claim {
    /// Acquires the lock on the file `lock`, which is created if necessary. Fails at once if
    /// another process holds it.
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
