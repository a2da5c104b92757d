//! Decides which requests, events and pushes fail.

use std::sync::{Mutex, MutexGuard, PoisonError};

use backend_model::{OutgoingEvent, PushFault, PushId, RecordedPush};
use key_protocol::paths::Route;
use key_protocol::push::TransportKind;

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

/// The faults that are switched on.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Switches>);

#[derive(Default)]
struct Switches {
    /// In the order they were switched on.
    on: Vec<SwitchedOn>,
    last_id: u32,
    held: Held,
}

/// What faults hold back, each with the fault that does, which may be used up.
#[derive(Default)]
pub(crate) struct Held {
    /// Events held back until after the next event of their account.
    pub(crate) events: Vec<(FaultId, OutgoingEvent)>,
    /// Pushes held back until after the next push to their device.
    pub(crate) pushes: Vec<(FaultId, PushId)>,
}

impl Faults {
    /// Switches a fault on. `Times::Next(0)` has no effect.
    pub(crate) fn switch_on(&self, fault: Fault, times: Times) -> FaultId {
        let mut switches = self.lock();
        switches.last_id += 1;
        let id = FaultId(switches.last_id);
        if times != Times::Next(0) {
            switches.on.push(SwitchedOn { id, fault, left: times });
        }
        id
    }

    /// Ends one fault, or all if `None`, and returns what it still held back.
    pub(crate) fn switch_off(&self, fault: Option<FaultId>) -> Held {
        let mut switches = self.lock();
        let ends = |id: FaultId| fault.is_none_or(|fault| fault == id);
        switches.on.retain(|on| !ends(on.id));
        Held {
            events: switches.held.events.extract_if(.., |(id, _)| ends(*id)).collect(),
            pushes: switches.held.pushes.extract_if(.., |(id, _)| ends(*id)).collect(),
        }
    }

    /// Returns the active faults, oldest first.
    pub(crate) fn switched_on(&self) -> Vec<SwitchedOn> {
        self.lock().on.clone()
    }

    /// Takes the fault of the next request to `route`, if any.
    pub(crate) fn next_request_fault(&self, route: Route) -> Option<RequestFault> {
        let of_route = |fault| match fault {
            Fault::Request(of, fault) if of == route => Some(fault),
            _ => None,
        };
        self.lock().take(of_route).map(|(_, fault)| fault)
    }

    /// Takes the fault of `push`, if any. A push that releases a held one is not held itself.
    pub(crate) fn next_push_fault(&self, push: &RecordedPush, releases_held: bool) -> Option<PushFault> {
        let of_push = |fault| match fault {
            Fault::Pushes(PushFault::SealWrongly) if push.to.kind() != TransportKind::Webpush => None,
            Fault::Pushes(PushFault::Swap) if releases_held => None,
            Fault::Pushes(fault) => Some(fault),
            _ => None,
        };
        let mut switches = self.lock();
        let (id, fault) = switches.take(of_push)?;
        if fault == PushFault::Swap {
            switches.held.pushes.push((id, push.id));
        }
        Some(fault)
    }

    /// Applies the event faults and returns the events to send, in order.
    pub(crate) fn apply_to_events(&self, events: Vec<OutgoingEvent>) -> Vec<OutgoingEvent> {
        let mut switches = self.lock();
        let mut delivered = Vec::new();
        for event in events {
            for event in switches.hold_or_release(event) {
                if switches.take_event_fault(EventFault::Double).is_some() {
                    delivered.push(event.clone());
                }
                delivered.push(event);
            }
        }
        delivered
    }

    fn lock(&self) -> MutexGuard<'_, Switches> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Switches {
    /// Uses the first fault that `pick` accepts once. Counted faults come before unlimited ones,
    /// which would otherwise block them.
    fn take<R>(&mut self, pick: impl Fn(Fault) -> Option<R>) -> Option<(FaultId, R)> {
        let picked = |on: &SwitchedOn| pick(on.fault).is_some();
        let counted = self.on.iter().position(|on| picked(on) && on.left != Times::UntilOff);
        let at = counted.or_else(|| self.on.iter().position(picked))?;
        let SwitchedOn { id, fault, left } = &mut self.on[at];
        let taken = (*id, pick(*fault)?);
        match left {
            Times::UntilOff => {}
            Times::Next(left) if *left > 1 => *left -= 1,
            Times::Next(_) => drop(self.on.remove(at)),
        }
        Some(taken)
    }

    fn take_event_fault(&mut self, wanted: EventFault) -> Option<FaultId> {
        Some(self.take(|fault| (fault == Fault::Events(wanted)).then_some(()))?.0)
    }

    /// Returns the events to send now: none if `event` is held back, two if it releases a held one.
    fn hold_or_release(&mut self, event: OutgoingEvent) -> Vec<OutgoingEvent> {
        if let Some(at) = self.held.events.iter().position(|(_, held)| held.account == event.account) {
            return vec![event, self.held.events.remove(at).1];
        }
        match self.take_event_fault(EventFault::Swap) {
            Some(fault) => self.held.events.push((fault, event)),
            None => return vec![event],
        }
        Vec::new()
    }
}
