//! Two browsers with a login each and two devices: every order of events matches an independent
//! model.

mod fixture;
mod model;

use std::collections::{HashSet, VecDeque};

use key_protocol::decision::Outcome;

use fixture::{Backend, Fixture};
use model::Model;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Browser {
    A,
    B,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Device {
    One,
    Two,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Approve,
    ApproveWithWrongNumber,
    Deny,
    Report,
}

/// A device's verdict on the login that a browser requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Answer(Device, Verdict, Browser);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Answers(Answer),
    Cancels(Browser),
    /// A browser tries to log in after an approval.
    Enters(Browser),
    LogsOut(Browser),
    /// Moves the time to the next of the [`CHECKPOINTS`].
    TimePasses,
}

/// Seconds after the passwords: both logins are requested; A's login has expired; B's has; both
/// sessions have; a minute later.
const CHECKPOINTS: [i64; 5] = [60, 120, 180, 300, 360];

/// The result of an event, as returned to its originator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Nothing,
    Accepted(Outcome),
    WrongNumber,
    AlreadyDecided(End),
    Expired,
    LoggedIn,
    NotLoggedIn,
}

/// The end of a login: outcome, device, and seconds after the passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct End {
    outcome: Outcome,
    by: Option<Device>,
    at: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Access {
    /// Only the password was entered.
    PasswordOnly,
    /// A device approved the login.
    LoggedIn(Device),
    LoggedOut,
}

/// The complete observable state, by browser.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Snapshot {
    ends: [Option<End>; 2],
    access: [Access; 2],
    is_frozen: bool,
}

/// A withdrawn event: the browser whose login ended, the outcome, and the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Withdrawn(Browser, Outcome, Option<Device>);

/// The effect of one event.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    reply: Reply,
    withdrawn_events: Vec<Withdrawn>,
    snapshot: Snapshot,
}

impl Browser {
    const BOTH: [Self; 2] = [Self::A, Self::B];
}

impl Device {
    const BOTH: [Self; 2] = [Self::One, Self::Two];
}

impl Verdict {
    const ALL: [Self; 4] = [Self::Approve, Self::ApproveWithWrongNumber, Self::Deny, Self::Report];
}

impl Answer {
    /// Returns every answer of every device to every login.
    fn all() -> impl Iterator<Item = Self> {
        let to = |device, verdict| Browser::BOTH.map(|browser| Self(device, verdict, browser));
        Device::BOTH
            .into_iter()
            .flat_map(move |device| Verdict::ALL.into_iter().flat_map(move |verdict| to(device, verdict)))
    }
}

/// A sequence of events, applied to the model and the code under test.
struct Sequence {
    backend: Backend,
    model: Model,
    events: Vec<Event>,
}

impl Sequence {
    /// Applies one more event to both, and asserts that the effects are equal.
    fn then(&self, fixture: &Fixture, event: Event) -> Self {
        let (mut backend, mut model) = (self.backend.clone(), self.model.clone());
        let events = [&self.events[..], &[event]].concat();
        let actual = fixture.apply(&mut backend, event);
        assert_eq!(actual, model.apply(event), "actual and expected effect of {events:#?}");
        Self { backend, model, events }
    }

    fn outcomes(&self) -> [Option<Outcome>; 2] {
        self.model.snapshot.ends.map(|end| end.map(|end| end.outcome))
    }
}

fn start() -> (Fixture, Sequence) {
    let (fixture, backend) = Fixture::new();
    (fixture, Sequence { backend, model: Model::new(), events: Vec::new() })
}

fn answers(verdicts: &[Verdict]) -> impl Iterator<Item = Event> {
    Answer::all().filter(|Answer(_, verdict, _)| verdicts.contains(verdict)).map(Event::Answers)
}

#[test]
fn four_events_in_any_order_match_the_model() {
    let (fixture, start) = start();
    let actions =
        Browser::BOTH.into_iter().flat_map(|browser| [Event::Cancels(browser), Event::Enters(browser)]);
    let events: Vec<_> =
        answers(&[Verdict::Approve, Verdict::Deny]).chain(actions).chain([Event::TimePasses]).collect();

    let mut sequences = vec![start];
    let (mut completed, mut endings) = (0, HashSet::new());
    while let Some(sequence) = sequences.pop() {
        if sequence.events.len() == 4 {
            completed += 1;
            endings.insert(sequence.outcomes());
        } else {
            sequences.extend(events.iter().map(|event| sequence.then(&fixture, *event)));
        }
    }
    assert_eq!(completed, 13_usize.pow(4));
    // 5 outcomes for each login, except that A's cannot be open after B's has expired.
    assert_eq!(endings.len(), 5 * 5 - 1);
}

/// Applies every event in every reachable state. The search is breadth-first, so that a failure is
/// reported with the shortest sequence.
#[test]
fn every_event_in_every_reachable_state_matches_the_model() {
    let (fixture, start) = start();
    let actions = |browser| [Event::Cancels(browser), Event::Enters(browser), Event::LogsOut(browser)];
    let actions = Browser::BOTH.into_iter().flat_map(actions);
    let events: Vec<_> = answers(&Verdict::ALL).chain(actions).chain([Event::TimePasses]).collect();

    let mut sequences = VecDeque::from([start]);
    let (mut seen, mut endings): (HashSet<(Snapshot, usize)>, _) = (HashSet::new(), HashSet::new());
    while let Some(sequence) = sequences.pop_front() {
        let is_last_checkpoint = sequence.model.checkpoint + 1 == CHECKPOINTS.len();
        for event in events.iter().filter(|event| !is_last_checkpoint || **event != Event::TimePasses) {
            let next = sequence.then(&fixture, *event);
            endings.insert(next.outcomes());
            if seen.insert((next.model.snapshot.clone(), next.model.checkpoint)) {
                sequences.push_back(next);
            }
        }
    }
    // 7 outcomes for each login, except that A's cannot be open after B's has expired, and that a
    // report cancels the other login, so that it does not stay open, get reported or expire later.
    assert_eq!(endings.len(), 7 * 7 - 5);
}
