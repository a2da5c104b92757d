//! Tests of the inbox, and their fixtures.

mod inbox;
mod store;

use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::push::{PushContent, Subject};

/// A time at which no challenge of these tests has expired.
pub(crate) const NOW: Timestamp = Timestamp(1_000);

pub(crate) fn device(letter: &str) -> DeviceId {
    DeviceId::parse(letter.repeat(22)).unwrap()
}

pub(crate) fn challenge(letter: &str) -> ChallengeId {
    ChallengeId::parse(letter.repeat(22)).unwrap()
}

/// A challenge that expires two minutes after [`NOW`].
pub(crate) fn login(device: &DeviceId, challenge: &ChallengeId) -> PushContent {
    content(device, Subject::Challenge { id: challenge.clone(), exp: Timestamp(NOW.0 + 120) })
}

fn test(device: &DeviceId, token: &str) -> PushContent {
    content(device, Subject::Test(DeviceText::parse(token).unwrap()))
}

pub(crate) fn content(device: &DeviceId, subject: Subject) -> PushContent {
    PushContent { device: device.clone(), subject }
}
