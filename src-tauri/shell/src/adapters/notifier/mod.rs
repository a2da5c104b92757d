//! Notifications of computers. They say that a request is waiting, and nothing that others should
//! not read; pressing one opens the request. Approving requires the challenge on the screen.

mod actions;
mod scriptless;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use async_trait::async_trait;
use key_core::ports::{Notifier, Waiting};
use key_messages::NotificationMessages;
use key_protocol::ids::ChallengeId;
use key_view::Notifications as Allowed;
use tauri::{AppHandle, Builder, Manager, Runtime};
use tauri_plugin_notification::{NotificationExt, PermissionState};

use scriptless::Scriptless;

use crate::adapters::language;
use crate::adapters::main_thread;
use crate::focus::Focus;

/// Channel id, for platforms that group notifications by channel.
const CHANNEL: &str = "requests";

/// Notifications of the desktop.
pub(crate) struct Notifications<R: Runtime> {
    app: AppHandle<R>,
    /// The challenges whose notifications are shown.
    shown: Mutex<HashSet<ChallengeId>>,
    prepared: Once,
}

/// Adds the plugin without its initialisation script: on every page the script would call commands
/// that the window may not call, and each refusal is an error in the log.
pub(crate) fn plug_in<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(Scriptless::new(tauri_plugin_notification::init()))
}

/// Returns the adapter of the port.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Notifier> {
    Arc::new(Notifications::of(app))
}

impl<R: Runtime> Notifications<R> {
    pub(crate) fn of(app: &AppHandle<R>) -> Self {
        actions::listen(app);
        Self { app: app.clone(), shown: Mutex::default(), prepared: Once::new() }
    }

    #[cfg(test)]
    pub(crate) fn shown(&self) -> usize {
        self.lock_shown().len()
    }

    /// Registers the buttons, on first use rather than at the start: phones accept them only once
    /// there is a window.
    fn prepare(&self, messages: &NotificationMessages) {
        self.prepared.call_once(|| {
            log_failure(
                self.app.notification().register_action_types(vec![actions::buttons(messages)]),
                "a notification has no button",
            );
        });
    }

    async fn permission(
        &self,
        find: impl FnOnce(&AppHandle<R>) -> tauri_plugin_notification::Result<PermissionState> + Send + 'static,
    ) -> Allowed {
        let app = self.app.clone();
        // Reading blocks on the system, and requesting blocks until the user has answered.
        let found =
            main_thread::turn(&self.app, || tokio::task::spawn_blocking(move || find(&app))).await.await;
        match found {
            Ok(Ok(PermissionState::Granted)) => Allowed::On,
            Ok(Ok(PermissionState::Prompt | PermissionState::PromptWithRationale)) => Allowed::Undecided,
            Ok(Ok(PermissionState::Denied)) => Allowed::Off,
            other => {
                tracing::warn!(?other, "the phone does not say whether it shows notifications");
                Allowed::Off
            }
        }
    }

    fn lock_shown(&self) -> MutexGuard<'_, HashSet<ChallengeId>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl<R: Runtime> Notifier for Notifications<R> {
    async fn allowed(&self) -> Allowed {
        self.permission(|app| app.notification().permission_state()).await
    }

    async fn ask(&self) -> Allowed {
        match self.allowed().await {
            Allowed::Undecided => self.permission(|app| app.notification().request_permission()).await,
            answered => answered,
        }
    }

    async fn try_out(&self) {
        let messages = language::messages(&self.app).notification;
        self.prepare(&messages);
        let notification = self.app.notification().builder().id(0).channel_id(CHANNEL);
        let shown = notification.title(messages.try_title).body(messages.try_body).auto_cancel().show();
        log_failure(shown, "a notification was not shown");
    }

    fn challenge_waits(&self, waiting: &Waiting) {
        let challenge = &waiting.challenge;
        if self.app.state::<Focus>().has_focus() || !self.lock_shown().insert(challenge.clone()) {
            return;
        }
        let messages = language::messages(&self.app).notification;
        self.prepare(&messages);
        let shown = self
            .app
            .notification()
            .builder()
            .id(notification_id(challenge))
            .title(messages.title)
            .body(messages.body)
            .channel_id(CHANNEL)
            .action_type_id(actions::BUTTONS)
            .extra(actions::CHALLENGE, challenge)
            .auto_cancel()
            .show();
        log_failure(shown, "a notification was not shown");
    }

    fn challenge_over(&self, challenge: &ChallengeId) {
        if !self.lock_shown().remove(challenge) {
            return;
        }
        let removed = self.app.notification().remove_active(vec![notification_id(challenge)]);
        log_failure(removed, "a notification was not taken back");
    }
}

/// Returns the system's id for a challenge's notification. The id is the same for the same
/// challenge.
fn notification_id(challenge: &ChallengeId) -> i32 {
    let mut hasher = DefaultHasher::new();
    challenge.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    i32::from_le_bytes([a, b, c, d])
}

/// Logs a failure. Notifications are optional: the app works without them.
fn log_failure(result: tauri_plugin_notification::Result<()>, what: &str) {
    if let Err(error) = result {
        tracing::warn!(cause = &error as &dyn std::error::Error, "{what}");
    }
}
