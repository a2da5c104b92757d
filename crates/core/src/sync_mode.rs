//! Sync mode: whether the app listens to the backends, and a stay in the background.

use std::time::Duration;

use tokio::task::JoinHandle;

/// Whether the app listens to the backends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyncMode {
    /// Listening. Raising `generation` forces every connection to reconnect.
    Listening { generation: u64 },
    /// Not listening.
    Paused,
}

impl SyncMode {
    pub(crate) fn is_listening(&self) -> bool {
        matches!(self, Self::Listening { .. })
    }
}

/// Stay in the background. Dropping it cancels the pause that it scheduled.
pub(crate) struct Background {
    /// Start, on the clock that also counts while the phone sleeps.
    since_boot: Duration,
    /// Task that pauses syncing after a while.
    ending: JoinHandle<()>,
}

impl Background {
    pub(crate) fn new(since_boot: Duration, ending: JoinHandle<()>) -> Self {
        Self { since_boot, ending }
    }

    /// Returns the start, on the clock that also counts while the phone sleeps.
    pub(crate) fn since_boot(&self) -> Duration {
        self.since_boot
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.ending.abort();
    }
}
