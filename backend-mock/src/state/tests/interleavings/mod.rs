//! Two browsers ask two devices at once: whatever is said and done in whichever order, all comes out as a model says.

mod model;
mod scene;
mod story;

use std::collections::{HashSet, VecDeque};

use key_protocol::decision::Outcome;

use model::Model;
use scene::{Played, Scene};
use story::{Answer, Browser, Event, MOMENTS, Standing, Verdict};

/// One order of events, as far as it has come.
struct Way {
    played: Played,
    model: Model,
    path: Vec<Event>,
}

impl Way {
    /// The same order with one more event, of which what came is what should.
    fn then(&self, scene: &Scene, event: Event) -> Self {
        let (mut played, mut model) = (self.played.clone(), self.model.clone());
        let path = [&self.path[..], &[event]].concat();
        let came = scene.play(&mut played, event);
        assert_eq!(came, model.happens(event), "what came, and what should have, of {path:#?}");
        Self { played, model, path }
    }

    fn outcomes(&self) -> [Option<Outcome>; 2] {
        self.model.standing.ends.map(|end| end.map(|end| end.outcome))
    }
}

fn start() -> (Scene, Way) {
    let (scene, played) = Scene::set();
    (scene, Way { played, model: Model::new(), path: Vec::new() })
}

fn answers(verdicts: &[Verdict]) -> impl Iterator<Item = Event> {
    Answer::all().filter(|Answer(_, verdict, _)| verdicts.contains(verdict)).map(Event::Answers)
}

#[test]
fn four_events_in_every_order_come_out_as_the_model_says() {
    let (scene, start) = start();
    let deeds =
        Browser::BOTH.into_iter().flat_map(|browser| [Event::Cancels(browser), Event::Enters(browser)]);
    let events: Vec<_> =
        answers(&[Verdict::Approve, Verdict::Deny]).chain(deeds).chain([Event::TimePasses]).collect();

    let mut ways = vec![start];
    let (mut walked, mut endings) = (0, HashSet::new());
    while let Some(way) = ways.pop() {
        if way.path.len() == 4 {
            walked += 1;
            endings.insert(way.outcomes());
        } else {
            ways.extend(events.iter().map(|event| way.then(&scene, *event)));
        }
    }
    assert_eq!(walked, 13_usize.pow(4));
    // Open, approved, denied, cancelled, expired, in all pairs but one: A's login runs out before B's.
    assert_eq!(endings.len(), 5 * 5 - 1);
}

/// From every standing there is, every event: the first way to come to each is the one that is gone on, so that what fails is told
/// with the fewest events that lead there.
#[test]
fn every_event_after_any_number_of_others_comes_out_as_the_model_says() {
    let (scene, start) = start();
    let deeds = |browser| [Event::Cancels(browser), Event::Enters(browser), Event::LogsOut(browser)];
    let deeds = Browser::BOTH.into_iter().flat_map(deeds);
    let events: Vec<_> = answers(&Verdict::ALL).chain(deeds).chain([Event::TimePasses]).collect();

    let mut ways = VecDeque::from([start]);
    let (mut met, mut endings): (HashSet<(Standing, usize)>, _) = (HashSet::new(), HashSet::new());
    while let Some(way) = ways.pop_front() {
        let is_last_moment = way.model.moment + 1 == MOMENTS.len();
        for event in events.iter().filter(|event| !is_last_moment || **event != Event::TimePasses) {
            let next = way.then(&scene, *event);
            endings.insert(next.outcomes());
            if met.insert((next.model.standing.clone(), next.model.moment)) {
                ways.push_back(next);
            }
        }
    }
    // Open and six ways to end, in all pairs but those where B's runs out before A's, and those where a report of one leaves the other
    // open, to be reported too, or to run out.
    assert_eq!(endings.len(), 7 * 7 - 5);
}
