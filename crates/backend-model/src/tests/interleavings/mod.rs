//! Two browsers with a login each and two devices: every order of events matches an independent
//! model.

mod events;
mod fixture;
mod model;

use std::collections::{HashSet, VecDeque};

use key_protocol::decision::Outcome;

use events::{Answer, Browser, CHECKPOINTS, Event, Snapshot, Verdict};
use fixture::{Backend, Fixture};
use model::Model;

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
