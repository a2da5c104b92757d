//! iOS: the app's own notifications, beside those that the system shows for pushes. The phone
//! plugin shows and withdraws both and receives their actions, since only it may be the delegate of
//! the notification centre.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use key_core::ports::{ChallengeNotification, Notifier};
use key_protocol::ids::ChallengeId;
use key_view::Notifications as Allowed;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_phone::{Messages, Phone};

use crate::adapters::language;
use crate::focus::Focus;

/// Notifications of iOS.
pub(crate) struct Notifications<R: Runtime> {
    app: AppHandle<R>,
    /// The pending challenges that the app itself has shown a notification for.
    shown: Mutex<HashSet<ChallengeId>>,
}

/// Returns the adapter of the port.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Notifier> {
    Arc::new(Notifications { app: app.clone(), shown: Mutex::default() })
}

impl<R: Runtime> Notifications<R> {
    fn phone(&self) -> State<'_, Phone> {
        self.app.state()
    }

    fn lock_shown(&self) -> MutexGuard<'_, HashSet<ChallengeId>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl<R: Runtime> Notifier for Notifications<R> {
    async fn permission(&self) -> Allowed {
        self.phone().permission().await
    }

    async fn request_permission(&self) -> Allowed {
        self.phone().request_permission().await
    }

    async fn show_test(&self) {
        let messages = language::messages(&self.app).notification;
        self.phone().try_out(Messages { title: messages.try_title, body: messages.try_body });
    }

    fn show_challenge(&self, waiting: &ChallengeNotification) {
        if self.app.state::<Focus>().has_focus() {
            return;
        }
        let mut shown = self.lock_shown();
        if shown.insert(waiting.challenge.clone()) {
            let messages = language::messages(&self.app).notification;
            self.phone().show(waiting, Messages { title: messages.title, body: messages.body }, shown.len());
        }
    }

    /// Withdraws the notification even if the app did not show it: a push may have.
    fn remove_challenge(&self, challenge: &ChallengeId) {
        let mut shown = self.lock_shown();
        shown.remove(challenge);
        self.phone().withdraw(challenge, shown.len());
    }
}
