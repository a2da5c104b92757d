//! Notifications of pending challenges: the permission to show them, and presses on them.

use key_protocol::ids::ChallengeId;
use key_view::{Connection, Notifications};

use crate::core::Core;
use crate::state::ScreenState;

/// Part of a notification that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The notification itself: opens the challenge.
    Open,
    /// The *Deny* button.
    Deny,
}

impl Core {
    /// Updates whether the phone shows notifications. The user can change that while the app is not
    /// running.
    pub(crate) async fn refresh_notifications(&self) {
        let found = self.ports.notifier.permission().await;
        let changed = self.with_state(|state| state.notifications != found);
        self.update(|s| s.notifications_found(found));
        if changed {
            self.spawn(|app| async move { app.sync_all_push_registrations().await });
        }
    }

    /// Requests the notification permission, from the offer or from the settings.
    pub(crate) async fn request_notification_permission(&self) {
        let offered = self.update(|s| s.offer_taken()).is_ok();
        if !offered && !self.with_state(|state| matches!(state.screen, ScreenState::Settings(_))) {
            return;
        }
        let found = self.ports.notifier.request_permission().await;
        self.update(|s| s.notifications_found(found));
        if offered && self.update(|s| s.offer_over()).is_ok() && found == Notifications::On {
            self.try_notification().await;
        }
    }

    /// Handles a press on a notification. The press may have started the app, so this waits until
    /// the challenges are listed.
    pub(crate) async fn pressed_on_notification(&self, id: &str, pressed: Pressed) {
        let Ok(challenge) = ChallengeId::parse(id) else { return };
        self.wait_until_listed(&challenge).await;
        let is_open = self.with_state(|state| state.pending(&challenge).is_some());
        match pressed {
            Pressed::Deny if is_open => self.deny(id).await,
            // Opening an ended challenge shows the message that it has ended.
            Pressed::Open | Pressed::Deny => self.open_challenge(id),
        }
    }

    /// Waits until the challenge is known or no account is connecting any more.
    pub(crate) async fn wait_until_listed(&self, id: &ChallengeId) {
        let mut views = self.views();
        let waiting = || {
            self.with_state(|state| {
                let connecting = |connection| matches!(connection, Connection::Connecting);
                state.pending(id).is_none()
                    && state.accounts.iter().any(|account| connecting(account.connection))
            })
        };
        while waiting() && views.changed().await.is_ok() {}
    }
}
