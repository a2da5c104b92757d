//! Sync mode: listening in the foreground, paused in the background. A paused app holds no
//! connection; the list contains what it missed when it returns.

use std::time::Duration;

use key_view::{Connection, PushWay};
use tokio::task::JoinHandle;

use crate::authenticator::Authenticator;

/// Time the app keeps listening in the background if no push can wake it, so that a user who logs
/// in with the browser of the same phone is still notified.
const BACKGROUND_GRACE: Duration = Duration::from_secs(60);

/// Longest absence that a connection survives, as when the system prompts for a biometric over the
/// app.
const BRIEF_ABSENCE: Duration = Duration::from_secs(5);

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

impl Drop for Background {
    fn drop(&mut self) {
        self.ending.abort();
    }
}

impl Authenticator {
    /// Handles the app going to the background. Hides a revealed offline code at once. Repeated
    /// calls have no further effect.
    pub fn left(&self) {
        self.update(|s| s.app_left());
        let push_works = self.with_state(|state| state.push.way() == PushWay::Works);
        let grace = if push_works { BRIEF_ABSENCE } else { BACKGROUND_GRACE };
        let (app, until) = (self.weak(), self.ports.clock.monotonic() + grace);
        self.enter_background(|| Background {
            since_boot: self.ports.clock.since_boot(),
            ending: tokio::spawn(async move {
                let Some(app) = app.upgrade() else { return };
                app.ports.clock.until(until).await;
                app.sync_mode.send_replace(SyncMode::Paused);
            }),
        });
    }

    /// Handles the app coming to the foreground; no effect if it never left. The user may have
    /// changed phone settings, so they are read again. Connections may have died while the phone
    /// slept, so they are reconnected after all but a brief absence.
    pub async fn returned(&self) {
        let Some(background) = self.leave_background() else { return };
        let is_brief = self.ports.clock.since_boot().saturating_sub(background.since_boot) <= BRIEF_ABSENCE;
        drop(background);
        // Syncing may have been paused at the same moment.
        if !(is_brief && self.sync_mode.borrow().is_listening()) {
            self.reconnect();
        }
        self.refresh_phone().await;
        self.drain_inbox().await;
    }

    fn reconnect(&self) {
        for handle in self.enrolled_accounts() {
            self.update_or_log(|s| s.connection_changed(&handle, Connection::Connecting));
        }
        let next = |sync_mode: &SyncMode| match *sync_mode {
            SyncMode::Listening { generation } => SyncMode::Listening { generation: generation + 1 },
            SyncMode::Paused => SyncMode::Listening { generation: 0 },
        };
        self.sync_mode.send_modify(|sync_mode| *sync_mode = next(sync_mode));
    }
}
