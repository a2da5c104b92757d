//! Runs two browsers and two devices against the code under test, and reports each event's effect
//! in terms of its parent module.

use std::collections::BTreeMap;

use key_protocol::decision::{Amr, Answer as WireAnswer, Matched, Number};
use key_protocol::event::{Event as WireEvent, WithdrawnEvent};
use key_protocol::ids::{ChallengeId, DeviceText, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::problem::Problem;

use super::{
    Access, Answer, Browser, CHECKPOINTS, Device, End, Event, Reply, Snapshot, Step, Verdict, Withdrawn,
};
use crate::tests::{CODES, Phone, World};
use crate::{Challenge, Confirmed, OutgoingEvent, SessionId, Settings, State};

const NAMES: [&str; 2] = ["Puhelin", "Tabletti"];

/// Data common to all sequences of events.
pub(super) struct Fixture {
    settings: Settings,
    /// Time at which the passwords were entered.
    start: Timestamp,
    phones: [Phone; 2],
    logins: [ChallengeId; 2],
    sessions: [SessionId; 2],
    /// Every answer, signed for each checkpoint.
    statements: BTreeMap<(Answer, usize), Jws>,
}

/// The code under test after a sequence of events.
#[derive(Clone)]
pub(super) struct Backend {
    state: State,
    checkpoint: usize,
    /// Sessions that the browsers received on logging in.
    entered: [Option<SessionId>; 2],
}

impl Fixture {
    /// Creates two browsers after the password; A requests its login at once and B a minute later.
    pub(super) fn new() -> (Self, Backend) {
        let mut world = World::new();
        let phones = [0, 1].map(|at| world.enrol_named(NAMES[at], CODES[at]).ok().unwrap());
        let start = world.now;
        let sessions = [(); 2].map(|()| world.sign_in());
        let a = world.request_login(&sessions[0]).unwrap();
        world.advance(CHECKPOINTS[0]);
        let logins = [a, world.request_login(&sessions[1]).unwrap()];
        world.state.take_events();

        let mut statements = BTreeMap::new();
        for (checkpoint, after) in CHECKPOINTS.into_iter().enumerate() {
            world.now = start + after;
            for answer in Answer::all() {
                let Answer(device, verdict, browser) = answer;
                let login = &logins[browser as usize];
                let statement =
                    world.decision(&phones[device as usize], &login.claims.id, &answer_for(verdict, login));
                statements.insert((answer, checkpoint), statement);
            }
        }
        let backend = Backend { state: world.state, checkpoint: 0, entered: [None, None] };
        let logins = logins.map(|login| login.claims.id);
        (Self { settings: world.settings, start, phones, logins, sessions, statements }, backend)
    }

    /// Applies one event.
    pub(super) fn apply(&self, backend: &mut Backend, event: Event) -> Step {
        let now = self.start + CHECKPOINTS[backend.checkpoint];
        let reply = match event {
            Event::Answers(answer) => self.answer(backend, answer, now),
            Event::Cancels(browser) => {
                backend.state.cancel_requested(&self.session(backend, browser), now);
                Reply::Nothing
            }
            Event::Enters(browser) => {
                let entered = backend.state.enter_approved(&self.session(backend, browser), now);
                let reply = if entered.is_some() { Reply::LoggedIn } else { Reply::NotLoggedIn };
                let session = &mut backend.entered[browser as usize];
                *session = entered.or(session.take());
                reply
            }
            Event::LogsOut(browser) => {
                backend.state.log_out(&self.session(backend, browser), now);
                Reply::Nothing
            }
            Event::TimePasses => {
                backend.checkpoint += 1;
                backend.state.tick(self.start + CHECKPOINTS[backend.checkpoint]);
                Reply::Nothing
            }
        };
        let withdrawn_events =
            backend.state.take_events().into_iter().filter_map(|event| self.withdrawn(event)).collect();
        Step { reply, withdrawn_events, snapshot: self.snapshot(backend) }
    }

    /// Returns the session in the browser's cookie.
    fn session(&self, backend: &Backend, browser: Browser) -> SessionId {
        backend.entered[browser as usize].as_ref().unwrap_or(&self.sessions[browser as usize]).clone()
    }

    fn answer(&self, backend: &mut Backend, answer: Answer, now: Timestamp) -> Reply {
        let Answer(device, _, browser) = answer;
        let caller = &self.phones[device as usize].caller;
        let login = self.logins[browser as usize].as_str();
        let statement = self.statements[&(answer, backend.checkpoint)].as_str();
        match backend.state.decide(caller, login, statement, &self.settings, now) {
            Ok(response) => Reply::Accepted(response.status.into()),
            Err(Problem::WrongNumber) => Reply::WrongNumber,
            Err(Problem::Expired { .. }) => Reply::Expired,
            Err(Problem::AlreadyDecided { outcome, by_device, at, .. }) => Reply::AlreadyDecided(End {
                outcome,
                by: by_device.as_ref().map(device_named),
                at: at - self.start,
            }),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Returns a withdrawal; `None` for the notice of a report.
    fn withdrawn(&self, event: OutgoingEvent) -> Option<Withdrawn> {
        assert!(event.only.is_none(), "the event is for every device");
        if matches!(event.event, WireEvent::Notice(_)) {
            return None;
        }
        let WireEvent::Withdrawn(WithdrawnEvent { id, outcome, by_device }) = event.event else {
            panic!("{event:?}")
        };
        let browser = if id == self.logins[0] { Browser::A } else { Browser::B };
        Some(Withdrawn(browser, outcome, by_device.as_ref().map(device_named)))
    }

    fn snapshot(&self, backend: &Backend) -> Snapshot {
        let state = &backend.state;
        let ends = self.logins.each_ref().map(|login| {
            let ended = state.challenge(login).unwrap().ended.clone()?;
            let (by, at) = (ended.by_device.as_ref().map(device_named), ended.at - self.start);
            Some(End { outcome: ended.outcome, by, at })
        });
        let access = Browser::BOTH.map(|browser| self.access(backend, browser));
        let is_frozen = state.user(&self.phones[0].caller.account).unwrap().is_frozen;
        let live = access.iter().filter(|access| **access != Access::LoggedOut).count();
        assert_eq!(state.sessions.len(), live, "no other session exists");
        Snapshot { ends, access, is_frozen }
    }

    fn access(&self, backend: &Backend, browser: Browser) -> Access {
        let now = self.start + CHECKPOINTS[backend.checkpoint];
        match backend.state.session(&self.session(backend, browser), now).map(|session| session.confirmed) {
            None => Access::LoggedOut,
            Some(None) => Access::PasswordOnly,
            Some(Some(Confirmed::InApp { device })) => {
                Access::LoggedIn(device_named(&DeviceText::parse(device).unwrap()))
            }
            Some(Some(other)) => panic!("{other:?}"),
        }
    }
}

/// Returns the answer that a device signs for a verdict.
fn answer_for(verdict: Verdict, login: &Challenge) -> WireAnswer {
    let shown = login.number.as_deref().unwrap();
    let zeros = "0".repeat(shown.len());
    let ones = "1".repeat(shown.len());
    let other = if shown == zeros { &ones } else { &zeros };
    let approve = |number: &str| WireAnswer::Approve {
        matched: Matched::Number(Number::parse(number, login.claims.number_matching_digits).unwrap()),
        amr: Amr::Pin,
    };
    match verdict {
        Verdict::Approve => approve(shown),
        Verdict::ApproveWithWrongNumber => approve(other),
        Verdict::Deny => WireAnswer::Deny,
        Verdict::Report => WireAnswer::Report,
    }
}

fn device_named(name: &DeviceText) -> Device {
    Device::BOTH[NAMES.iter().position(|known| *known == name.as_str()).unwrap()]
}
