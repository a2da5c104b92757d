//! Whether anybody has the app before them. A phone in a pocket holds no connection: what it missed is on the list as it is taken out.

use std::time::Duration;

use key_view::{Connection, PushWay};
use tokio::task::JoinHandle;

use crate::authenticator::Authenticator;
use crate::state::Transition;

/// For how long the app listens on after it was left where nothing wakes it. Whoever goes to the browser on the same phone to log in is told
/// there that something waits.
const LISTENS_ON: Duration = Duration::from_secs(60);

/// A connection survives an absence as short as this, as when the system asks for a finger over the app.
const BRIEF: Duration = Duration::from_secs(5);

/// Whether backends are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyncMode {
    /// They are. The number grows each time that every connection is to be made anew.
    Listening { generation: u64 },
    /// They are not.
    Paused,
}

impl SyncMode {
    pub(crate) fn is_listening(&self) -> bool {
        matches!(self, Self::Listening { .. })
    }
}

/// The app is not in front.
pub(crate) struct Background {
    /// Since when, on the clock that counts a sleeping phone's time too.
    since_boot: Duration,
    /// Ends the listening in a while.
    ending: JoinHandle<()>,
}

impl Drop for Background {
    fn drop(&mut self) {
        self.ending.abort();
    }
}

impl Authenticator {
    /// The person left the app. An offline code on show is hidden at once. Fine when they had left before.
    pub fn left(&self) {
        self.ask(Transition::Left);
        let is_woken = self.look(|state| state.push.way() == PushWay::Works);
        let listens_on = if is_woken { BRIEF } else { LISTENS_ON };
        let (app, until) = (self.weak(), self.ports.clock.monotonic() + listens_on);
        self.background_if_not(|| Background {
            since_boot: self.ports.clock.since_boot(),
            ending: tokio::spawn(async move {
                let Some(app) = app.upgrade() else { return };
                app.ports.clock.until(until).await;
                app.sync_mode.send_replace(SyncMode::Paused);
            }),
        });
    }

    /// The person is back. Fine when they never left. What the phone has and allows may have been changed meanwhile, and connections may
    /// have died while it slept, so they are made anew.
    pub async fn returned(&self) {
        let Some(away) = self.back() else { return };
        let is_brief = self.ports.clock.since_boot().saturating_sub(away.since_boot) <= BRIEF;
        drop(away);
        // The listening may have ended at that very moment.
        if !(is_brief && self.sync_mode.borrow().is_listening()) {
            self.listen_anew();
        }
        self.look_at_the_phone().await;
        self.drain_inbox().await;
    }

    fn listen_anew(&self) {
        for handle in self.enrolled_accounts() {
            self.ask(Transition::ConnectionChanged(handle, Connection::Connecting));
        }
        let anew = |sync_mode: &SyncMode| match *sync_mode {
            SyncMode::Listening { generation } => SyncMode::Listening { generation: generation + 1 },
            SyncMode::Paused => SyncMode::Listening { generation: 0 },
        };
        self.sync_mode.send_modify(|sync_mode| *sync_mode = anew(sync_mode));
    }
}
