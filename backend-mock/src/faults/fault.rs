//! Faults that can be switched on, and for how long.

use backend_model::PushFault;
use key_protocol::paths::Route;

/// A fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Breaks the devices' requests to one route.
    Request(Route, RequestFault),
    /// Breaks the events on open streams.
    Events(EventFault),
    /// Breaks the pushes to devices.
    Pushes(PushFault),
}

/// A way in which a request fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestFault {
    /// Carries out the request at once and delays the response by so many seconds of the backend's
    /// clock.
    Delay(u32),
    /// Cuts the connection without carrying out the request.
    Drop,
    /// Responds with this HTTP status without carrying out the request.
    Refuse(u16),
    /// Carries out the request and responds 200 with truncated JSON.
    BrokenJson,
    /// Carries out the request and responds 200 with JSON that lacks every expected member.
    WrongShape,
    /// Carries out the request and cuts the connection before the response.
    LoseResponse,
}

/// A way in which an account's events are disturbed. Only their order and number change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventFault {
    /// Sends an event twice.
    Double,
    /// Holds an event back and sends it after the account's next one.
    Swap,
}

/// Duration of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Stays on for the next so many requests, pushes, doubled events or swapped pairs.
    Next(u32),
    /// Stays on until it is switched off.
    UntilOff,
}

/// Id of a fault that is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FaultId(pub u32);

/// A fault that is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SwitchedOn {
    /// Id of the fault.
    pub id: FaultId,
    /// The fault.
    pub fault: Fault,
    /// Remaining uses.
    pub left: Times,
}
