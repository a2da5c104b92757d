//! What happens to one account leaves the other alone.

use key_view::{Ending, Message};

use super::fixture::Here;
use super::samples::{NOON, account, challenge, form, handle, id, number};
use crate::state::{PinChosen, Place, PresencePurpose, State, Transition as T};

fn two() -> State {
    let mut state = State::blocked(key_view::Blocked::StorageFailed);
    let _ = state.apply(T::Loaded(vec![account("a"), account("b")], PinChosen::Yes), NOON);
    state
}

fn after(transitions: Vec<T>) -> State {
    let mut state = two();
    for (step, transition) in transitions.into_iter().enumerate() {
        assert!(state.apply(transition, NOON).is_ok(), "step {step}");
    }
    state
}

fn gone(name: &str) -> T {
    T::Disconnected(handle(name), Message::NotSaved)
}

#[test]
fn a_challenge_of_one_is_shown_while_the_other_is_disconnected() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::AskPin(PresencePurpose::Approve { id: id("c"), number: number("17") }),
        gone("b"),
    ]);
    assert_eq!(Here::of(&state), Here::Pad);
}

#[test]
fn its_challenges_and_its_pin_pad_go_with_an_account() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::AskPin(PresencePurpose::Approve { id: id("c"), number: number("17") }),
        T::PinCheckStarted,
        gone("a"),
    ]);
    assert_eq!(Here::of(&state), Here::Home);
    assert!(state.pending.is_empty());
}

#[test]
fn a_question_about_one_stands_while_the_other_is_disconnected() {
    let asked = || vec![T::OpenSettings, T::AskDisconnect(handle("a"))];
    let mut state = after(asked());
    assert!(state.apply(gone("b"), NOON).is_ok());
    assert_eq!(Here::of(&state), Here::PresencePurpose);

    let mut state = after(asked());
    assert!(state.apply(T::DisconnectStarted(handle("a")), NOON).is_ok());
    assert!(state.apply(gone("b"), NOON).is_ok());
    assert_eq!(Here::of(&state), Here::Disconnecting, "one is still on its way");
    assert!(state.apply(gone("a"), NOON).is_ok());
    assert_eq!(Here::of(&state), Here::EmptyForm);
}

#[test]
fn settings_stay_open_for_the_other() {
    let state = after(vec![
        T::OpenSettings,
        T::AskDisconnect(handle("a")),
        T::DisconnectStarted(handle("a")),
        gone("a"),
    ]);
    assert_eq!(Here::of(&state), Here::Settings);
    assert_eq!(state.accounts.len(), 1);
}

#[test]
fn an_enrolment_on_its_way_is_not_forgotten_when_all_others_are_disconnected() {
    let state = after(vec![T::OpenEnrol, T::EnrolStarted, gone("a"), gone("b")]);
    assert_eq!(Here::of(&state), Here::EnrollingFirst, "or a second one could be sent meanwhile");
}

#[test]
fn no_pin_is_asked_for_when_there_is_none_any_more() {
    let state = after(vec![T::OpenEnrol, T::AskPin(PresencePurpose::Enrol(form())), gone("a"), gone("b")]);
    assert_eq!(Here::of(&state), Here::EmptyForm);
}

#[test]
fn with_two_waiting_the_list_is_shown_and_the_oldest_is_first() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::Back,
        T::Listed(handle("b"), vec![challenge("d")]),
    ]);
    assert_eq!(Here::of(&state), Here::Home);
    let waiting: Vec<_> = state.pending.iter().map(|pending| pending.id().clone()).collect();
    assert_eq!(waiting, [id("c"), id("d")]);
}

#[test]
fn a_list_of_one_says_nothing_of_the_challenges_of_the_other() {
    let mut state = after(vec![T::Listed(handle("a"), vec![challenge("c")])]);
    assert!(state.apply(T::Listed(handle("b"), vec![]), NOON).is_ok());
    assert_eq!(Here::of(&state), Here::Challenge);
}

#[test]
fn a_list_made_before_a_challenge_ended_does_not_bring_it_back() {
    let mut state =
        after(vec![T::Listed(handle("a"), vec![challenge("c")]), T::Ended(id("c"), Ending::Approved)]);
    assert!(state.apply(T::Listed(handle("a"), vec![challenge("c")]), NOON).is_ok());
    assert!(matches!(&state.place, Place::Result(how) if how.ending == Ending::Approved));
}

#[test]
fn home_stays_home_until_something_comes() {
    let mut state = after(vec![T::Listed(handle("a"), vec![challenge("c")]), T::Back]);
    assert!(state.apply(T::Listed(handle("a"), vec![challenge("c")]), NOON).is_ok());
    assert_eq!(Here::of(&state), Here::Home, "the person has just left it");
}
