//! The pushes that would be sent. Nothing delivers them yet; what would be sent, and where to, is recorded.

use key_protocol::ids::{AccountId, ChallengeId, Timestamp};
use key_protocol::push::{PushMessage, PushRegistration};
use serde::{Deserialize, Serialize};

use super::State;

/// How many of the latest are kept.
const KEPT: usize = 1000;

/// A push that would have been sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedPush {
    /// When.
    pub at: Timestamp,
    /// Where to.
    pub to: PushRegistration,
    /// What it says.
    pub message: PushMessage,
}

impl State {
    pub(super) fn record_pushes(&mut self, account: &AccountId, challenge: &ChallengeId, now: Timestamp) {
        let reachable = self.connected(account).filter(|device| device.push != PushRegistration::None);
        let pushes: Vec<_> = reachable
            .map(|device| RecordedPush {
                at: now,
                to: device.push.clone(),
                message: PushMessage { challenge: challenge.clone(), device: device.id.clone() },
            })
            .collect();
        self.pushes.extend(pushes);
        let surplus = self.pushes.len().saturating_sub(KEPT);
        self.pushes.drain(..surplus);
    }

    pub(crate) fn pushes(&self) -> &[RecordedPush] {
        &self.pushes
    }
}
