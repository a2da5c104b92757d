//! Queues pushes for devices and records their results. Whoever runs the backend sends them.

mod outgoing;
mod record;
mod registration;

use key_protocol::enrolment::Platform;
use key_protocol::ids::{AccountId, DeviceId, Timestamp};
use key_protocol::push::{PushContent, Subject, TransportKind};

use super::State;

pub use record::{Outcome, PushFault, PushId, PushState, RecordedPush};

/// Number of latest pushes to record.
const MAX_RECORDED: usize = 1000;

/// Whether a push about `subject` is sent over this transport.
fn carries(kind: TransportKind, subject: &Subject) -> bool {
    match kind {
        TransportKind::None => false,
        TransportKind::Webpush => true,
        // Apple's service would display the push, although it has nothing to show.
        TransportKind::Apns => !matches!(subject, Subject::Over(_)),
    }
}

impl State {
    /// Queues pushes about a subject to an account's devices.
    pub(super) fn push_to_all(&mut self, account: &AccountId, subject: &Subject, now: Timestamp) {
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

    /// Returns an account's connected iOS devices.
    pub fn ios_devices(&self, account: &AccountId) -> Vec<DeviceId> {
        let theirs = self.connected(account).filter(|device| device.about.platform == Platform::Ios);
        theirs.map(|device| device.id.clone()).collect()
    }

    /// Returns the latest pushes, oldest first.
    pub fn pushes(&self) -> &[RecordedPush] {
        &self.pushes
    }
}
