//! Screens and PIN pads that come by themselves are told from those that answer a press.

use key_view::{Blocked, Ending, SensorTrouble};

use super::event::Event as T;
use super::samples::{NOON, TOO_LATE, account, challenge, form, handle, id, sensor};
use crate::now::Now;
use crate::state::{PinChosen, PresencePurpose, State, Trouble};

/// Returns by how much the last of these events raises the number of arrivals.
fn raised_by_last(events: Vec<(T, Now)>) -> u64 {
    let mut state = State::blocked(Blocked::StorageFailed);
    let mut before = 0;
    for (step, (event, now)) in events.into_iter().enumerate() {
        before = state.arrivals;
        assert!(event.apply(&mut state, now).is_ok(), "step {step}");
    }
    state.arrivals - before
}

fn at_home_then(events: Vec<T>) -> u64 {
    let home = [sensor(true), T::Loaded(vec![account("a")], PinChosen::Yes), sensor(true)];
    raised_by_last(home.into_iter().chain(events).map(|event| (event, NOON)).collect())
}

fn listed(ids: &[&'static str]) -> T {
    T::Listed(handle("a"), ids.iter().map(|name| challenge(name)).collect())
}

fn approve() -> T {
    T::RequestPresence(PresencePurpose::Approve { id: id("c"), digits: 2 })
}

#[test]
fn challenge_that_opens_comes_by_itself() {
    assert_eq!(at_home_then(vec![listed(&["c"])]), 1);
    assert_eq!(at_home_then(vec![T::OpenSettings, listed(&["c"])]), 1);
    assert_eq!(at_home_then(vec![listed(&["c"]), listed(&["c", "d"])]), 0, "the first one stays");
    assert_eq!(at_home_then(vec![listed(&["c", "d"]), T::OpenChallenge(id("d"))]), 0, "it was pressed");
}

#[test]
fn next_challenge_after_a_result_comes_by_itself() {
    let over = [listed(&["c"]), listed(&["c", "d"]), T::Ended(id("c"), Ending::Denied)];
    assert_eq!(at_home_then(over.into_iter().chain([T::Back]).collect()), 1);
    assert_eq!(at_home_then(vec![listed(&["c"]), T::Ended(id("c"), Ending::Denied), T::Back]), 0);
}

#[test]
fn result_comes_by_itself() {
    assert_eq!(at_home_then(vec![listed(&["c"]), T::Withdrawn(id("c"), Ending::Cancelled)]), 1);
    assert_eq!(at_home_then(vec![listed(&["c", "d"]), T::Withdrawn(id("c"), Ending::Cancelled)]), 0);
    let loaded = T::Loaded(vec![account("a")], PinChosen::Yes);
    assert_eq!(raised_by_last(vec![(loaded, NOON), (listed(&["c"]), NOON), (T::TimePassed, TOO_LATE)]), 1);
}

#[test]
fn pad_that_takes_the_place_of_the_sensor_comes_by_itself() {
    assert_eq!(at_home_then(vec![listed(&["c"]), approve()]), 1, "it takes the place of other keys");
    let cancelled = || T::PinNotAccepted(Trouble::Sensor(SensorTrouble::Cancelled));
    assert_eq!(at_home_then(vec![listed(&["c"]), approve(), T::SensorStarted, cancelled()]), 1);
    let wrong = vec![listed(&["c"]), approve(), T::PinCheckStarted, T::PinNotAccepted(Trouble::Wrong)];
    assert_eq!(at_home_then(wrong), 0);
}

#[test]
fn other_screens_that_nobody_asked_for_come_by_themselves() {
    assert_eq!(at_home_then(vec![T::Disconnected(handle("a"), None)]), 1);
    assert_eq!(at_home_then(vec![T::Filled(form())]), 1);
    assert_eq!(at_home_then(vec![T::Block(Blocked::PinLockedOut)]), 1);
    assert_eq!(at_home_then(vec![T::OpenSettings]), 0);
    assert_eq!(at_home_then(vec![]), 0, "nor does the start of the app");
}

#[test]
fn screen_after_a_result_that_closes_comes_by_itself() {
    let loaded = T::Loaded(vec![account("a")], PinChosen::Yes);
    let approved = T::Ended(id("c"), Ending::Approved);
    let shown = vec![(loaded, NOON), (listed(&["c"]), NOON), (approved, NOON), (T::ResultFollows, NOON)];
    let closed = shown.into_iter().chain([(T::TimePassed, TOO_LATE)]).collect();
    assert_eq!(raised_by_last(closed), 1);
}
