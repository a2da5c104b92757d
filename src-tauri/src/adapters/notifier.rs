//! Local notifications. They say that something waits, in words that anyone may read over a shoulder, and a tap opens it:
//! approving takes the challenge on the screen.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use key_core::ports::Notifier;
use key_protocol::ids::ChallengeId;
use key_text::Language;
use key_view::Intent;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_notification::{ActionPerformed, NotificationExt};

use crate::in_front::InFront;
use crate::{window, wiring};

/// What a notification carries for whoever taps it.
const CHALLENGE: &str = "challenge";

/// Notifications of the system.
pub(crate) struct Notifications<R: Runtime> {
    app: AppHandle<R>,
    /// What they are about.
    shown: Mutex<HashSet<ChallengeId>>,
}

impl<R: Runtime> Notifications<R> {
    pub(crate) fn of(app: &AppHandle<R>) -> Self {
        let opened = app.clone();
        let listening = app.notification().on_action(move |tapped| open(&opened, tapped));
        note(listening, "taps on notifications are not heard");
        Self { app: app.clone(), shown: Mutex::default() }
    }

    #[cfg(test)]
    pub(crate) fn shown(&self) -> usize {
        self.about().len()
    }

    fn about(&self) -> MutexGuard<'_, HashSet<ChallengeId>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R: Runtime> Notifier for Notifications<R> {
    fn challenge_waits(&self, challenge: &ChallengeId) {
        if self.app.state::<InFront>().is_so() || !self.about().insert(challenge.clone()) {
            return;
        }
        let language = Language::from_tag(&sys_locale::get_locale().unwrap_or_default());
        let words = language.words().notification;
        let shown = self
            .app
            .notification()
            .builder()
            .id(number(challenge))
            .title(words.title)
            .body(words.body)
            .extra(CHALLENGE, challenge)
            .auto_cancel()
            .show();
        note(shown, "a notification was not shown");
    }

    fn challenge_over(&self, challenge: &ChallengeId) {
        if !self.about().remove(challenge) {
            return;
        }
        let removed = self.app.notification().remove_active(vec![number(challenge)]);
        note(removed, "a notification was not taken back");
    }
}

/// Brings the app to the front, with the challenge open.
fn open<R: Runtime>(app: &AppHandle<R>, tapped: &ActionPerformed) {
    if let Some(window) = app.get_webview_window(window::LABEL) {
        // A window manager may have its own mind.
        let _ = window.set_focus();
    }
    let carried = tapped.notification().and_then(|notification| notification.extra().get(CHALLENGE));
    if let Some(id) = carried.and_then(|id| id.as_str()).map(str::to_owned) {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            wiring::authenticator(&app).await.dispatch(Intent::OpenChallenge { id }).await;
        });
    }
}

/// The system's name for a notification: the same for the same challenge.
fn number(challenge: &ChallengeId) -> i32 {
    let mut hasher = DefaultHasher::new();
    challenge.hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_le_bytes();
    i32::from_le_bytes([a, b, c, d])
}

/// A notification is a courtesy: the app goes on without.
fn note(result: tauri_plugin_notification::Result<()>, what: &str) {
    if let Err(error) = result {
        tracing::warn!(cause = &error as &dyn std::error::Error, "{what}");
    }
}
