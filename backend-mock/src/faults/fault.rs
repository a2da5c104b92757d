//! What can go wrong, and for how long.

use crate::api::Route;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The devices' requests of one kind.
    Request(Route, RequestFault),
    /// The events that open streams tell the devices.
    Events(EventFault),
    /// The pushes that wake the devices.
    Pushes(PushFault),
}

/// How a request goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestFault {
    /// It is carried out at once, and answered so many seconds after it came, by the backend's clock.
    Delay(u32),
    /// Its connection is cut before anything is carried out.
    Drop,
    /// It is not carried out, and answered with this HTTP status.
    Refuse(u16),
    /// It is carried out, and answered 200 with a body that breaks off within its JSON.
    BrokenJson,
    /// It is carried out, and answered 200 with JSON that has nothing of what belongs there.
    WrongShape,
    /// It is carried out, and its connection is cut before the answer.
    LoseResponse,
}

/// How the events of an account go wrong. Nothing but the order and the number of what its devices hear is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventFault {
    /// An event is told twice.
    Double,
    /// An event is held back until the account's next one, and told after it.
    Swap,
}

/// How a push goes wrong on its way to a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushFault {
    /// Sends the push so many seconds late, by the backend's clock, whether or not it is of use by then.
    Delay(u32),
    /// Never sends the push.
    Lose,
    /// Sends the push twice.
    Double,
    /// Holds the push back until the device's next one, and sends it after that.
    Swap,
    /// Changes the push after it was sealed, so that nobody can open it. Apple's service carries nothing sealed: its pushes are spared.
    SealWrongly,
    /// Names another device in the push than the one it goes to.
    OtherDevice,
}

/// How long a fault stays switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// For the next so many requests, pushes, doubled events or swapped pairs.
    Next(u32),
    /// Until it is switched off.
    UntilOff,
}

/// Names a fault that is switched on, for as long as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FaultId(pub u32);

/// A fault that is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SwitchedOn {
    /// Which.
    pub id: FaultId,
    /// What goes wrong.
    pub fault: Fault,
    /// How often it still will.
    pub left: Times,
}
