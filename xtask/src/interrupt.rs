//! Ctrl-C, and every other way of being asked to stop: what we started is ended, by its id, before we go.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// How long a program may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(3);

/// The process groups that run now. Whoever holds it keeps new ones from starting.
static GROUPS: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// The groups that run now, to be added to and taken from.
pub(crate) fn groups() -> MutexGuard<'static, Vec<Pid>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on, SIGINT, SIGTERM and SIGHUP end what runs and then us.
pub(crate) fn watch() -> Result<()> {
    let stop = || {
        let groups = groups();
        end(&groups);
        std::process::exit(130);
    };
    ctrlc::set_handler(stop).context("cannot listen for Ctrl-C")
}

/// Returns at once, unless we are being stopped: then a program that failed did so because we ended it, and nothing is to be said.
pub(crate) fn leave_the_last_word() {
    std::thread::sleep(Duration::from_millis(50));
    drop(groups());
}

/// Asks the groups to end, waits, and ends by force those that did not.
pub(crate) fn end(groups: &[Pid]) {
    for group in groups {
        let _ = killpg(*group, Signal::SIGTERM);
    }
    let patience_ends = Instant::now() + PATIENCE;
    while groups.iter().any(|group| is_alive(*group)) && Instant::now() < patience_ends {
        std::thread::sleep(Duration::from_millis(20));
    }
    for group in groups {
        let _ = killpg(*group, Signal::SIGKILL);
    }
}

fn is_alive(group: Pid) -> bool {
    // Its leader is our child and counts as alive until it was waited for.
    let _ = waitpid(group, Some(WaitPidFlag::WNOHANG));
    killpg(group, None).is_ok()
}
