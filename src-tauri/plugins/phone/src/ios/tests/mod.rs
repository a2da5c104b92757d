//! What of the iOS half needs no iOS.

mod contract;

use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::push::{PushContent, Subject};

/// A moment at which nothing of these tests is over.
const NOW: Timestamp = Timestamp(1_000);

fn device(letter: &str) -> DeviceId {
    DeviceId::parse(letter.repeat(22)).unwrap()
}

fn challenge(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}

/// A challenge that ends two minutes after [`NOW`].
fn login(device: &DeviceId, challenge: &ChallengeId) -> PushContent {
    content(device, Subject::Challenge { id: challenge.clone(), exp: Timestamp(NOW.0 + 120) })
}

fn content(device: &DeviceId, subject: Subject) -> PushContent {
    PushContent { device: device.clone(), subject }
}
