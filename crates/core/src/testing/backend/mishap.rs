//! What can go wrong between an app and a backend.

use key_protocol::problem::Problem;

use crate::testing::Barrier;

/// A request, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// Connect a device.
    Enrol,
    /// The open challenges.
    Challenges,
    /// One challenge.
    Challenge,
    /// Answer one.
    Decide,
    /// Listen.
    Events,
    /// Disconnect the device that asks, or another.
    Disconnect,
    /// The account's devices.
    Devices,
    /// Another name for the device that asks.
    Rename,
    /// Where its pushes go.
    RegisterPush,
    /// How its pushes stand.
    PushStatus,
    /// A push to try it out.
    TestPush,
}

/// What a request meets with.
#[derive(Clone)]
pub enum Mishap {
    /// It goes well; keeps the place of one that does not.
    None,
    /// It never arrives.
    RequestLost,
    /// It is carried out, and its answer never arrives.
    AnswerLost,
    /// Something in between answers instead, with this status.
    Garbled(u16),
    /// It is refused, whatever it asks.
    Refused(Problem),
    /// It is carried out, and its answer waits at the gate.
    AnswerHeld(Barrier),
}
