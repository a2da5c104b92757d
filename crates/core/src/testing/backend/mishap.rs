//! Faults between the app and the backend.

use key_protocol::problem::Problem;

use crate::testing::Barrier;

/// An endpoint of the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// Enrol a device.
    Enrol,
    /// Fetch the open challenges.
    Challenges,
    /// Fetch one challenge.
    Challenge,
    /// Answer a challenge.
    Decide,
    /// Open the event stream.
    Events,
    /// Disconnect this device or another.
    Disconnect,
    /// Fetch the account's devices.
    Devices,
    /// Rename this device.
    Rename,
    /// Register a sensor key.
    RegisterSensorKey,
    /// Remove the sensor key.
    RemoveSensorKey,
    /// Fetch the notices.
    Notices,
    /// Register a push address.
    RegisterPush,
    /// Fetch the state of pushes.
    PushStatus,
    /// Request a test push.
    TestPush,
}

/// A fault of one request.
#[derive(Clone)]
pub enum Mishap {
    /// No fault: the request succeeds. For planning a fault of a later request.
    None,
    /// The request is lost.
    RequestLost,
    /// The request is carried out, and its response is lost.
    AnswerLost,
    /// A proxy responds instead, with this status.
    Garbled(u16),
    /// The backend refuses the request with this problem.
    Refused(Problem),
    /// The request is carried out, and its response waits at the barrier.
    AnswerHeld(Barrier),
}
