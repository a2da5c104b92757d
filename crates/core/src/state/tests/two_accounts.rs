//! Transitions of one account leave another unchanged.

use key_view::{Ending, Message};

use super::event::Event as T;
use super::fixture::Situation;
use super::samples::{NOON, account, challenge, handle, id};
use crate::state::{PinChosen, PresencePurpose, ScreenState, State};

fn two() -> State {
    let mut state = State::blocked(key_view::Blocked::StorageFailed);
    let _ = T::Loaded(vec![account("a"), account("b")], PinChosen::Yes).apply(&mut state, NOON);
    state
}

fn after(transitions: Vec<T>) -> State {
    let mut state = two();
    for (step, transition) in transitions.into_iter().enumerate() {
        assert!(transition.apply(&mut state, NOON).is_ok(), "step {step}");
    }
    state
}

fn disconnected(name: &str) -> T {
    T::Disconnected(handle(name), Some(Message::NotSaved))
}

#[test]
fn disconnecting_one_account_leaves_the_challenge_of_another_on_screen() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::RequestPresence(PresencePurpose::Approve { id: id("c"), digits: 2 }),
        disconnected("b"),
    ]);
    assert_eq!(Situation::of(&state), Situation::Pad);
}

#[test]
fn disconnecting_an_account_removes_its_challenges_and_pin_pad() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::RequestPresence(PresencePurpose::Approve { id: id("c"), digits: 2 }),
        T::PinCheckStarted,
        disconnected("a"),
    ]);
    assert_eq!(Situation::of(&state), Situation::Home);
    assert!(state.pending.is_empty());
}

#[test]
fn disconnecting_one_account_keeps_the_confirmation_for_another() {
    let confirming = || vec![T::OpenSettings, T::OpenDisconnect(handle("a"))];
    let mut state = after(confirming());
    assert!(disconnected("b").apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::ConfirmDisconnect);

    let mut state = after(confirming());
    assert!(T::DisconnectStarted(handle("a")).apply(&mut state, NOON).is_ok());
    assert!(disconnected("b").apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Disconnecting, "the other one is being disconnected");
    assert!(disconnected("a").apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Welcome);
}

#[test]
fn settings_stay_open_while_an_account_remains() {
    let state = after(vec![
        T::OpenSettings,
        T::OpenDisconnect(handle("a")),
        T::DisconnectStarted(handle("a")),
        disconnected("a"),
    ]);
    assert_eq!(Situation::of(&state), Situation::Settings);
    assert_eq!(state.accounts.len(), 1);
}

#[test]
fn enrolment_continues_when_all_other_accounts_are_disconnected() {
    let granted = [T::RequestPresence(PresencePurpose::Enrol), T::PinCheckStarted, T::PresenceEstablished];
    let started = [T::OpenEnrol].into_iter().chain(granted).chain([T::EnrolStarted]);
    let state = after(started.chain([disconnected("a"), disconnected("b")]).collect());
    assert_eq!(
        Situation::of(&state),
        Situation::EnrollingFirst,
        "otherwise a second enrolment could be sent"
    );
}

#[test]
fn pin_pad_closes_with_the_last_account() {
    let state = after(vec![
        T::OpenEnrol,
        T::RequestPresence(PresencePurpose::Enrol),
        disconnected("a"),
        disconnected("b"),
    ]);
    assert_eq!(Situation::of(&state), Situation::EmptyForm);
}

#[test]
fn two_pending_challenges_are_listed_oldest_first() {
    let state = after(vec![
        T::Listed(handle("a"), vec![challenge("c")]),
        T::Back,
        T::Listed(handle("b"), vec![challenge("d")]),
    ]);
    assert_eq!(Situation::of(&state), Situation::Home);
    let waiting: Vec<_> = state.pending.iter().map(|pending| pending.id().clone()).collect();
    assert_eq!(waiting, [id("c"), id("d")]);
}

#[test]
fn list_of_one_account_leaves_challenges_of_another() {
    let mut state = after(vec![T::Listed(handle("a"), vec![challenge("c")])]);
    assert!(T::Listed(handle("b"), vec![]).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Challenge);
}

#[test]
fn outdated_list_does_not_reopen_an_ended_challenge() {
    let mut state =
        after(vec![T::Listed(handle("a"), vec![challenge("c")]), T::Ended(id("c"), Ending::Approved)]);
    assert!(T::Listed(handle("a"), vec![challenge("c")]).apply(&mut state, NOON).is_ok());
    assert!(matches!(&state.screen, ScreenState::Result(how) if how.ending == Ending::Approved));
}

#[test]
fn unchanged_list_does_not_open_a_challenge_the_user_left() {
    let mut state = after(vec![T::Listed(handle("a"), vec![challenge("c")]), T::Back]);
    assert!(T::Listed(handle("a"), vec![challenge("c")]).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Home, "the user has just left it");
}
