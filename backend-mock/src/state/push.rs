//! The pushes that would be sent. Nothing delivers them but to a simulator on the same machine; what would be sent, and where to, is recorded.

use key_protocol::enrolment::Platform;
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, Timestamp};
use key_protocol::push::PushRegistration;
use serde::{Deserialize, Serialize};

use super::State;

/// How many of the latest are kept.
const KEPT: usize = 1000;

/// All that a push carries: what to fetch, and for which of a phone's accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushMessage {
    /// The challenge to fetch.
    pub challenge: ChallengeId,
    /// The device it is for.
    pub device: DeviceId,
}

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

    /// An account's connected iPhones and iPads.
    pub(crate) fn iphones(&self, account: &AccountId) -> Vec<DeviceId> {
        let theirs = self.connected(account).filter(|device| device.about.platform == Platform::Ios);
        theirs.map(|device| device.id.clone()).collect()
    }

    pub(crate) fn pushes(&self) -> &[RecordedPush] {
        &self.pushes
    }
}
