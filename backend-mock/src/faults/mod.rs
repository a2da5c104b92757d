//! Decides which requests, events and pushes fail.

mod fault;

use std::sync::{Mutex, MutexGuard, PoisonError};

use backend_model::{OutgoingEvent, PushFault};
use key_protocol::paths::Route;
use key_protocol::push::TransportKind;

pub use fault::{EventFault, Fault, FaultId, RequestFault, SwitchedOn, Times};

/// The faults that are switched on.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Switches>);

#[derive(Default)]
struct Switches {
    /// In the order they were switched on.
    on: Vec<SwitchedOn>,
    last_id: u32,
    /// Events held back until after the next event of their account.
    held: Vec<OutgoingEvent>,
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

    /// Ends one fault and returns the events it held back.
    pub(crate) fn switch_off(&self, id: FaultId) -> Vec<OutgoingEvent> {
        let mut switches = self.lock();
        let Some(at) = switches.on.iter().position(|on| on.id == id) else { return Vec::new() };
        match switches.on.remove(at).fault {
            Fault::Events(EventFault::Swap) => std::mem::take(&mut switches.held),
            _ => Vec::new(),
        }
    }

    /// Ends all faults and returns the events they held back.
    pub(crate) fn switch_all_off(&self) -> Vec<OutgoingEvent> {
        let mut switches = self.lock();
        switches.on.clear();
        std::mem::take(&mut switches.held)
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
        self.lock().take(of_route)
    }

    /// Takes the fault of the next push over `transport`, if any. A push that releases a held one
    /// is not held itself.
    pub(crate) fn next_push_fault(&self, transport: TransportKind, releases_held: bool) -> Option<PushFault> {
        let of_transport = |fault| match fault {
            Fault::Pushes(PushFault::SealWrongly) if transport != TransportKind::Webpush => None,
            Fault::Pushes(PushFault::Swap) if releases_held => None,
            Fault::Pushes(fault) => Some(fault),
            _ => None,
        };
        self.lock().take(of_transport)
    }

    /// Applies the event faults and returns the events to send, in order.
    pub(crate) fn apply_to_events(&self, events: Vec<OutgoingEvent>) -> Vec<OutgoingEvent> {
        let mut switches = self.lock();
        let mut delivered = Vec::new();
        for event in events {
            for event in switches.hold_or_release(event) {
                if switches.take_event_fault(EventFault::Double) {
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
    fn take<R>(&mut self, pick: impl Fn(Fault) -> Option<R>) -> Option<R> {
        let ends = |on: &SwitchedOn| matches!(on.left, Times::Next(_));
        let picked = |on: &SwitchedOn| pick(on.fault).is_some();
        let counted = self.on.iter().position(|on| picked(on) && ends(on));
        let at = counted.or_else(|| self.on.iter().position(picked))?;
        let fault = self.on[at].fault;
        match &mut self.on[at].left {
            Times::UntilOff => {}
            Times::Next(left) if *left > 1 => *left -= 1,
            Times::Next(_) => drop(self.on.remove(at)),
        }
        pick(fault)
    }

    fn take_event_fault(&mut self, wanted: EventFault) -> bool {
        self.take(|fault| (fault == Fault::Events(wanted)).then_some(())).is_some()
    }

    /// Returns the events to send now: none if `event` is held back, two if it releases a held one.
    fn hold_or_release(&mut self, event: OutgoingEvent) -> Vec<OutgoingEvent> {
        if let Some(at) = self.held.iter().position(|held| held.account == event.account) {
            return vec![event, self.held.remove(at)];
        }
        if self.take_event_fault(EventFault::Swap) {
            self.held.push(event);
            return Vec::new();
        }
        vec![event]
    }
}
