//! The pushes: what is to wake which device, and what came of it. [`crate::push`] takes them from here and sends them.

mod outgoing;
mod record;
mod registration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::push::{PushContent, Subject, TransportKind};

use super::State;

pub(crate) use record::Outcome;
pub use record::{PushId, PushState, RecordedPush};

/// How many of the latest are kept.
const MAX_RECORDED: usize = 1000;

/// Whether a push about `subject` goes this way.
fn carries(kind: TransportKind, subject: &Subject) -> bool {
    match kind {
        TransportKind::None => false,
        TransportKind::Webpush => true,
        // Apple's service would show it, and there is nothing to see.
        TransportKind::Apns => !matches!(subject, Subject::Over(_)),
    }
}

impl State {
    /// Wakes an account's devices for a new challenge.
    pub(super) fn push_challenge(
        &mut self,
        account: &AccountId,
        id: &ChallengeId,
        exp: Timestamp,
        now: Timestamp,
    ) {
        self.push_to_all(account, &Subject::Challenge { id: id.clone(), exp }, now);
    }

    /// Tells an account's devices that a challenge ended before its time.
    pub(super) fn push_ended(&mut self, account: &AccountId, id: &ChallengeId, now: Timestamp) {
        self.push_to_all(account, &Subject::Over(id.clone()), now);
    }

    /// Sends one device the test that it asked for.
    fn push_test(&mut self, device: &DeviceId, token: DeviceText, now: Timestamp) {
        let to = self.device(device).map(|device| device.push.clone());
        let content = PushContent { device: device.clone(), subject: Subject::Test(token) };
        self.record(to.map(|to| RecordedPush::new(to, content, now)));
    }

    fn push_to_all(&mut self, account: &AccountId, subject: &Subject, now: Timestamp) {
        let reachable = self.connected(account).filter(|device| carries(device.push.kind(), subject));
        let pushes: Vec<_> = reachable
            .map(|device| {
                let content = PushContent { device: device.id.clone(), subject: subject.clone() };
                RecordedPush::new(device.push.clone(), content, now)
            })
            .collect();
        self.record(pushes);
    }

    fn record(&mut self, pushes: impl IntoIterator<Item = RecordedPush>) {
        self.pushes.extend(pushes);
        let surplus = self.pushes.len().saturating_sub(MAX_RECORDED);
        self.pushes.drain(..surplus);
    }

    /// An account's connected iPhones and iPads.
    pub(crate) fn ios_devices(&self, account: &AccountId) -> Vec<DeviceId> {
        let theirs = self.connected(account).filter(|device| device.about.platform == Platform::Ios);
        theirs.map(|device| device.id.clone()).collect()
    }

    /// The latest pushes, oldest first.
    pub(crate) fn pushes(&self) -> &[RecordedPush] {
        &self.pushes
    }
}
