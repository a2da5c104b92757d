//! Handles Ctrl-C and other termination signals: child processes are terminated, by id, before this
//! process exits.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// Time a program gets to exit before it is killed.
const GRACE_PERIOD: Duration = Duration::from_secs(3);

/// Process groups that run now. Holding the lock keeps new ones from starting.
static GROUPS: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// Locks the list of running process groups.
pub(crate) fn groups() -> MutexGuard<'static, Vec<Pid>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Installs a handler: SIGINT, SIGTERM and SIGHUP terminate the child processes and then this
/// process.
pub(crate) fn watch() -> Result<()> {
    let stop = || {
        let groups = groups();
        terminate(&groups);
        std::process::exit(130);
    };
    ctrlc::set_handler(stop).context("cannot listen for Ctrl-C")
}

/// Blocks forever while a signal is being handled: a child that failed then was terminated by us,
/// and its error must not be reported. Returns after 50 ms otherwise.
pub(crate) fn wait_if_stopping() {
    std::thread::sleep(Duration::from_millis(50));
    drop(groups());
}

/// Sends SIGTERM to the groups, waits, and kills those that still run.
pub(crate) fn terminate(groups: &[Pid]) {
    for group in groups {
        let _ = killpg(*group, Signal::SIGTERM);
    }
    let deadline = Instant::now() + GRACE_PERIOD;
    while groups.iter().any(|group| is_alive(*group)) && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    for group in groups {
        let _ = killpg(*group, Signal::SIGKILL);
    }
}

fn is_alive(group: Pid) -> bool {
    // The leader is our child and counts as alive until it is reaped.
    let _ = waitpid(group, Some(WaitPidFlag::WNOHANG));
    killpg(group, None).is_ok()
}
