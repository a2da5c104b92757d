//! Notifications of computers. They say that a request is waiting, and nothing that others should
//! not read; pressing one opens the request. Approving requires the challenge on the screen.

pub(crate) mod desktop;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use key_core::Pressed;
use key_core::ports::{ChallengeNotification, Notifier};
use key_protocol::ids::ChallengeId;
use key_view::Notifications as Allowed;
use tauri::{AppHandle, Manager, Runtime};

use desktop::DesktopNotifications;

use crate::adapters::window;
use crate::focus::Focus;
use crate::running;

/// Notifications of the desktop.
pub(crate) struct Notifications<R: Runtime> {
    app: AppHandle<R>,
    desktop: DesktopNotifications<R>,
    /// The challenges whose notifications are shown.
    shown: Mutex<HashSet<ChallengeId>>,
}

/// Returns the adapter of the port.
pub(crate) fn of<R: Runtime>(app: &AppHandle<R>) -> Arc<dyn Notifier> {
    Arc::new(Notifications::of(app))
}

impl<R: Runtime> Notifications<R> {
    pub(crate) fn of(app: &AppHandle<R>) -> Self {
        let desktop = DesktopNotifications::new(app, on_press);
        Self { app: app.clone(), desktop, shown: Mutex::default() }
    }

    #[cfg(test)]
    pub(crate) fn shown(&self) -> usize {
        self.lock_shown().len()
    }

    fn lock_shown(&self) -> MutexGuard<'_, HashSet<ChallengeId>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl<R: Runtime> Notifier for Notifications<R> {
    async fn permission(&self) -> Allowed {
        // A desktop requires no permission.
        if cfg!(target_os = "linux") { Allowed::On } else { Allowed::Off }
    }

    async fn request_permission(&self) -> Allowed {
        self.permission().await
    }

    async fn show_test(&self) {
        self.desktop.show_test();
    }

    fn show_challenge(&self, waiting: &ChallengeNotification) {
        let challenge = &waiting.challenge;
        if !self.app.state::<Focus>().has_focus() && self.lock_shown().insert(challenge.clone()) {
            self.desktop.show(challenge);
        }
    }

    fn remove_challenge(&self, challenge: &ChallengeId) {
        if self.lock_shown().remove(challenge) {
            self.desktop.withdraw(challenge);
        }
    }
}

/// Brings the app to the front and passes the press to the authenticator.
fn on_press<R: Runtime>(app: &AppHandle<R>, challenge: &ChallengeId, pressed: Pressed) {
    window::bring_to_front(app);
    let (app, challenge) = (app.clone(), challenge.clone());
    tauri::async_runtime::spawn(async move {
        running::authenticator(&app).await.pressed_on_notification(challenge.as_str(), pressed).await;
    });
}
