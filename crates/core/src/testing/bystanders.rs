//! The smallest port: who is told that something waits.

use std::sync::{Arc, Mutex};

use key_protocol::ids::ChallengeId;

use crate::ports::Notifier;

/// Keeps what a person would see on a locked phone.
#[derive(Clone, Default)]
pub struct RecordingNotifier(Arc<Mutex<Notifications>>);

#[derive(Default)]
struct Notifications {
    in_front: bool,
    shown: Vec<ChallengeId>,
}

impl RecordingNotifier {
    /// None shown, the app not in front.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The app comes to the front, or leaves it.
    pub fn set_in_front(&self, in_front: bool) {
        self.0.lock().unwrap().in_front = in_front;
    }

    /// What is shown now, the oldest first.
    #[must_use]
    pub fn shown(&self) -> Vec<ChallengeId> {
        self.0.lock().unwrap().shown.clone()
    }
}

impl Notifier for RecordingNotifier {
    fn challenge_waits(&self, challenge: &ChallengeId) {
        let mut notifications = self.0.lock().unwrap();
        if !notifications.in_front && !notifications.shown.contains(challenge) {
            notifications.shown.push(challenge.clone());
        }
    }

    fn challenge_over(&self, challenge: &ChallengeId) {
        self.0.lock().unwrap().shown.retain(|shown| shown != challenge);
    }
}
