//! A notifier that records the notifications it would show.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use key_protocol::ids::ChallengeId;
use key_view::Notifications;

use crate::ports::{ChallengeNotification, Notifier};

/// The phone's notifications, as the user would see them. Clones share them.
#[derive(Clone)]
pub struct RecordingNotifier(Arc<Mutex<Phone>>);

struct Phone {
    in_front: bool,
    shown: Vec<ChallengeNotification>,
    allowed: Notifications,
    answer: Notifications,
    asked: u32,
    tried: u32,
}

impl RecordingNotifier {
    /// Returns a phone that allows notifications, with none shown and the app in the background.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(Phone {
            in_front: false,
            shown: Vec::new(),
            allowed: Notifications::On,
            answer: Notifications::On,
            asked: 0,
            tried: 0,
        })))
    }

    /// Makes the permission undecided; the user will answer with `answer`.
    pub fn set_undecided(&self, answer: Notifications) {
        let mut phone = self.0.lock().unwrap();
        (phone.allowed, phone.answer) = (Notifications::Undecided, answer);
    }

    /// Sets the permission, as in the phone's settings.
    pub fn set_allowed(&self, allowed: Notifications) {
        self.0.lock().unwrap().allowed = allowed;
    }

    /// Returns how many test notifications were shown.
    pub fn test_notifications(&self) -> u32 {
        self.0.lock().unwrap().tried
    }

    /// Returns how often the permission dialog was opened.
    pub fn request_count(&self) -> u32 {
        self.0.lock().unwrap().asked
    }

    /// Brings the app to the foreground or sends it to the background.
    pub fn set_in_front(&self, in_front: bool) {
        self.0.lock().unwrap().in_front = in_front;
    }

    /// Returns the challenges whose notifications are shown, oldest first.
    pub fn shown(&self) -> Vec<ChallengeId> {
        self.waiting().into_iter().map(|waiting| waiting.challenge).collect()
    }

    /// Returns the contents of the notifications that are shown, oldest first.
    pub fn waiting(&self) -> Vec<ChallengeNotification> {
        self.0.lock().unwrap().shown.clone()
    }
}

impl Default for RecordingNotifier {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Notifier for RecordingNotifier {
    async fn permission(&self) -> Notifications {
        self.0.lock().unwrap().allowed
    }

    async fn request_permission(&self) -> Notifications {
        let mut phone = self.0.lock().unwrap();
        if phone.allowed == Notifications::Undecided {
            phone.asked += 1;
            phone.allowed = phone.answer;
        }
        phone.allowed
    }

    async fn show_test(&self) {
        self.0.lock().unwrap().tried += 1;
    }

    fn show_challenge(&self, waiting: &ChallengeNotification) {
        let mut phone = self.0.lock().unwrap();
        if !phone.in_front && !phone.shown.contains(waiting) {
            phone.shown.push(waiting.clone());
        }
    }

    fn remove_challenge(&self, challenge: &ChallengeId) {
        self.0.lock().unwrap().shown.retain(|shown| shown.challenge != *challenge);
    }
}
