//! State of the tests' backend: the model's, the open streams and the planned faults.

use std::collections::{HashMap, HashSet};

use backend_model::{Caller, OutgoingEvent, Settings, State};
use key_protocol::decision::{Amr, Outcome};
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::event::Event;
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, Username};
use key_protocol::jws::Jws;
use key_protocol::list::Element;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{Call, Mishap};

#[derive(Clone)]
pub(super) struct Inside {
    pub(super) state: State,
    pub(super) settings: Settings,
    /// How each challenge ended; the model forgets challenges after two days.
    pub(super) outcomes: HashMap<ChallengeId, Option<Outcome>>,
    /// Challenges that arrive with another signature.
    pub(super) forged: HashMap<ChallengeId, Jws>,
    /// Open challenges that the list lacks.
    pub(super) unlisted: HashSet<ChallengeId>,
    /// Further elements of the list of challenges.
    pub(super) strays: Vec<Element>,
    /// Change to the responses to enrolments.
    pub(super) alter: Option<fn(&mut EnrolmentResponse)>,
    /// Whether the answers to decisions lack their release.
    pub(super) keeps_releases: bool,
    /// Whether streams carry no `time` events.
    pub(super) timeless: bool,
    /// Method of the last approval of each challenge.
    pub(super) methods: HashMap<ChallengeId, Amr>,
    pub(super) mishaps: HashMap<Call, Vec<Mishap>>,
    pub(super) down: bool,
    /// Whether events are dropped.
    pub(super) silent: bool,
    pub(super) calls: Vec<(Call, String)>,
    streams: Vec<(Caller, UnboundedSender<Event>)>,
}

impl Inside {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            state: State::default(),
            settings,
            outcomes: HashMap::new(),
            forged: HashMap::new(),
            unlisted: HashSet::new(),
            strays: Vec::new(),
            alter: None,
            keeps_releases: false,
            timeless: false,
            methods: HashMap::new(),
            mishaps: HashMap::new(),
            down: false,
            silent: false,
            calls: Vec::new(),
            streams: Vec::new(),
        }
    }

    /// Returns a copy that no device listens to.
    pub(super) fn copied(&self) -> Self {
        Self { streams: Vec::new(), ..self.clone() }
    }

    /// Takes the fault that was planned for this call.
    pub(super) fn next_mishap(&mut self, call: Call) -> Mishap {
        let planned = self.mishaps.entry(call).or_default();
        if planned.is_empty() { Mishap::None } else { planned.remove(0) }
    }

    pub(super) fn account(&self, username: &str) -> AccountId {
        let user = self.state.user_named(&Username::new(username).key());
        user.expect("a user of this backend").account.clone()
    }

    /// Returns the connected devices of a user.
    pub(super) fn connected(&self, username: &str) -> Vec<Caller> {
        let account = self.account(username);
        let caller = |id: &DeviceId| Caller { device: id.clone(), account: account.clone() };
        self.state.connected(&account).map(|device| caller(&device.id)).collect()
    }

    /// Takes the model's events, and notes how challenges ended.
    fn take_events(&mut self) -> Vec<OutgoingEvent> {
        let events = self.state.take_events();
        for outgoing in &events {
            match &outgoing.event {
                Event::Challenge(issued) => self.outcomes.insert(issued.id.clone(), None),
                Event::Withdrawn(ended) => self.outcomes.insert(ended.id.clone(), Some(ended.outcome)),
                _ => continue,
            };
        }
        events
    }

    /// Sends the model's events. A revocation is the last event of its device.
    pub(super) fn publish(&mut self) {
        let mut events = self.take_events();
        if self.silent {
            events.clear();
        }
        for outgoing in events {
            self.send_event(&outgoing.account, outgoing.only.as_ref(), &outgoing.event);
            if let (Event::Revoked(_), Some(device)) = (&outgoing.event, &outgoing.only) {
                self.streams.retain(|(caller, _)| caller.device != *device);
            }
        }
    }

    pub(super) fn send_event(&self, account: &AccountId, only: Option<&DeviceId>, event: &Event) {
        let concerned =
            |caller: &Caller| caller.account == *account && only.is_none_or(|only| *only == caller.device);
        for (_, stream) in self.streams.iter().filter(|(caller, _)| concerned(caller)) {
            let _ = stream.send(event.clone());
        }
    }

    /// Opens the event stream of a device in place of the one before.
    pub(super) fn listen(&mut self, caller: Caller) -> UnboundedReceiver<Event> {
        let (sender, receiver) = unbounded_channel();
        self.streams.retain(|(other, _)| other.device != caller.device);
        self.streams.push((caller, sender));
        receiver
    }

    pub(super) fn listeners(&self) -> usize {
        self.streams.iter().filter(|(_, stream)| !stream.is_closed()).count()
    }

    pub(super) fn close_streams(&mut self) {
        self.streams.clear();
    }
}
