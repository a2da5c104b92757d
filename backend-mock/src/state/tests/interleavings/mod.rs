//! Two browsers ask two devices at once: whatever is said and done in whichever order, all comes out as a model says.

mod events;
mod fixture;
mod model;

use std::collections::{HashSet, VecDeque};

use key_protocol::decision::Outcome;

use events::{Answer, Browser, CHECKPOINTS, Event, Snapshot, Verdict};
use fixture::{Backend, Fixture};
use model::Model;

/// One order of events, as far as it has come.
struct Sequence {
    backend: Backend,
    model: Model,
    events: Vec<Event>,
}

impl Sequence {
    /// The same order with one more event, of which what came is what should.
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
    // Open, approved, denied, cancelled, expired, in all pairs but one: A's login runs out before B's.
    assert_eq!(endings.len(), 5 * 5 - 1);
}

/// From every standing there is, every event: the first way to come to each is the one that is gone on, so that what fails is told
/// with the fewest events that lead there.
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
    // Open and six ways to end, in all pairs but those where B's runs out before A's, and those where a report of one leaves the other
    // open, to be reported too, or to run out.
    assert_eq!(endings.len(), 7 * 7 - 5);
}
