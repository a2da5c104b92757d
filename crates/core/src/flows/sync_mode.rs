//! Sync mode: listening in the foreground, paused in the background. A paused app holds no
//! connection; the list contains what it missed when it returns.

use std::time::Duration;

use key_view::{Connection, PushWay};

use crate::core::Core;
use crate::sync_mode::{Background, SyncMode};

/// Time the app keeps listening in the background if no push can wake it, so that a user who logs
/// in with the browser of the same phone is still notified.
const BACKGROUND_GRACE: Duration = Duration::from_secs(60);

/// Longest absence that a connection survives, as when the system prompts for a biometric over the
/// app.
const BRIEF_ABSENCE: Duration = Duration::from_secs(5);

impl Core {
    /// Handles the app going to the background. Hides a revealed offline code or history at once.
    /// Repeated calls have no further effect.
    pub(crate) fn entered_background(&self) {
        self.hide_revealed();
        let push_works = self.with_state(|state| state.push.way() == PushWay::Works);
        let grace = if push_works { BRIEF_ABSENCE } else { BACKGROUND_GRACE };
        let (app, until) = (self.weak(), self.ports.clock.monotonic() + grace);
        self.enter_background(|| {
            let ending = tokio::spawn(async move {
                let Some(app) = app.upgrade() else { return };
                app.ports.clock.until(until).await;
                app.sync_mode.send_replace(SyncMode::Paused);
            });
            Background::new(self.ports.clock.since_boot(), ending)
        });
    }

    /// Handles the app coming to the foreground; no effect if it never left. The user may have
    /// changed phone settings, so they are read again. Connections may have died while the phone
    /// slept, so they are reconnected after all but a brief absence.
    pub(crate) async fn entered_foreground(&self) {
        let Some(background) = self.leave_background() else { return };
        let is_brief = self.ports.clock.since_boot().saturating_sub(background.since_boot()) <= BRIEF_ABSENCE;
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
