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
pub struct InstanceLock {
    _lock: Flock<File>,
}

/// Why the lock could not be acquired.
pub(crate) enum NotLocked {
    /// Another process holds the lock.
    InUse,
    /// The lock file could not be opened or locked.
    Disk(io::Error),
}

impl InstanceLock {
    /// Acquires the lock on the file `lock`, which is created if necessary. Fails at once if
    /// another process holds it.
    pub(crate) fn acquire(lock: &Path) -> Result<Self, NotLocked> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(lock)
            .map_err(NotLocked::Disk)?;
        match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(lock) => Ok(Self { _lock: lock }),
            Err((_, Errno::EWOULDBLOCK)) => Err(NotLocked::InUse),
            Err((_, error)) => Err(NotLocked::Disk(error.into())),
        }
    }
}
