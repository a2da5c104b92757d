//! The smallest port: who is told that something waits.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use key_protocol::ids::ChallengeId;
use key_view::Notifications;

use crate::ports::{Notifier, Waiting};

/// Keeps what a person would see on a locked phone.
#[derive(Clone)]
pub struct RecordingNotifier(Arc<Mutex<Phone>>);

struct Phone {
    in_front: bool,
    shown: Vec<Waiting>,
    allowed: Notifications,
    answer: Notifications,
    asked: u32,
    tried: u32,
}

impl RecordingNotifier {
    /// None shown, the app not in front, and the phone shows what it is given.
    #[must_use]
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

    /// The phone shows none before it asked, and the person will answer so.
    pub fn asks_first(&self, answer: Notifications) {
        let mut phone = self.0.lock().unwrap();
        (phone.allowed, phone.answer) = (Notifications::Undecided, answer);
    }

    /// The person changes it in the phone's settings.
    pub fn set_allowed(&self, allowed: Notifications) {
        self.0.lock().unwrap().allowed = allowed;
    }

    /// How often they were tried out.
    #[must_use]
    pub fn tried(&self) -> u32 {
        self.0.lock().unwrap().tried
    }

    /// How often the phone asked.
    #[must_use]
    pub fn asked(&self) -> u32 {
        self.0.lock().unwrap().asked
    }

    /// The app comes to the front, or leaves it.
    pub fn set_in_front(&self, in_front: bool) {
        self.0.lock().unwrap().in_front = in_front;
    }

    /// What is shown now, the oldest first.
    #[must_use]
    pub fn shown(&self) -> Vec<ChallengeId> {
        self.waiting().into_iter().map(|waiting| waiting.challenge).collect()
    }

    /// What the notifications that are shown now carry, the oldest first.
    #[must_use]
    pub fn waiting(&self) -> Vec<Waiting> {
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
    async fn allowed(&self) -> Notifications {
        self.0.lock().unwrap().allowed
    }

    async fn ask(&self) -> Notifications {
        let mut phone = self.0.lock().unwrap();
        if phone.allowed == Notifications::Undecided {
            phone.asked += 1;
            phone.allowed = phone.answer;
        }
        phone.allowed
    }

    async fn try_out(&self) {
        self.0.lock().unwrap().tried += 1;
    }

    fn challenge_waits(&self, waiting: &Waiting) {
        let mut phone = self.0.lock().unwrap();
        if !phone.in_front && !phone.shown.contains(waiting) {
            phone.shown.push(waiting.clone());
        }
    }

    fn challenge_over(&self, challenge: &ChallengeId) {
        self.0.lock().unwrap().shown.retain(|shown| shown.challenge != *challenge);
    }
}
