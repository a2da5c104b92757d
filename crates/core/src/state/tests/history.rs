//! The history while it is on the screen: what is added, corrected and dropped.

use key_view::{Ending, PastView, Screen};

use super::event::Event as T;
use super::fixture::Situation;
use super::samples::{NOON, account, challenge, handle, id, notes, past, read};
use crate::domain::history::{HistoryEntry, HistoryRead, Past};
use crate::domain::notes::{HISTORY_LIMIT, Notes};
use crate::state::{PinChosen, ScreenState, State};

/// The history was opened, with these entries.
fn opened(history: Vec<Past>) -> State {
    let mut state = State::blocked(key_view::Blocked::StorageFailed);
    let entries = history.iter().cloned().map(HistoryEntry::Clear).collect();
    let steps = [
        T::Loaded(vec![account("a"), account("b")], PinChosen::Yes),
        T::Listed(handle("a"), vec![challenge("c")]),
        T::NotesRead(Notes { history: entries, ..Notes::default() }),
        T::HistorySealed,
        T::OpenHistory,
        T::PinCheckStarted,
        T::PresenceEstablished,
        T::HistoryRead(HistoryRead { opened: history, unreadable: Vec::new() }),
    ];
    for step in steps {
        assert!(step.apply(&mut state, NOON).is_ok());
    }
    state
}

/// An entry of a full history is on the screen: the newest or the oldest one.
fn at_entry_of_full_history(oldest: bool) -> State {
    let others = (1..HISTORY_LIMIT).map(|_| Past { id: id("q"), ..past() });
    let mut history: Vec<_> = others.collect();
    history.insert(if oldest { history.len() } else { 0 }, past());
    let mut state = opened(history);
    assert!(T::OpenPast(id("p")).apply(&mut state, NOON).is_ok());
    state
}

fn shown(state: &State) -> Vec<PastView> {
    let ScreenState::History(history) = &state.screen else { return Vec::new() };
    match history.view() {
        Screen::History(view) => view.entries.unwrap_or_default(),
        Screen::Past(past) => vec![past],
        _ => Vec::new(),
    }
}

#[test]
fn entry_that_a_full_history_drops_gives_way_to_the_history() {
    let mut state = at_entry_of_full_history(true);
    assert!(T::Ended(id("c"), Ending::Cancelled).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::History);
    assert_eq!(state.notes.history.len(), HISTORY_LIMIT);
    assert_eq!(shown(&state).len(), HISTORY_LIMIT);
}

#[test]
fn entry_that_stays_in_the_history_stays_on_the_screen() {
    let mut state = at_entry_of_full_history(false);
    assert!(T::Ended(id("c"), Ending::Cancelled).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Past);
}

#[test]
fn challenge_that_ends_while_the_history_is_on_the_screen_is_added_on_top() {
    let mut state = opened(vec![past()]);
    assert!(T::Ended(id("c"), Ending::Denied).apply(&mut state, NOON).is_ok());
    let endings: Vec<_> = shown(&state).into_iter().map(|past| past.ending).collect();
    assert_eq!(endings, [Ending::Denied, Ending::Expired]);
}

#[test]
fn entries_of_a_username_that_is_disconnected_leave_the_screen() {
    let of_b = Past { id: id("q"), handle: handle("b"), ..past() };
    let mut state = opened(vec![past(), of_b]);
    assert!(T::Disconnected(handle("b"), None).apply(&mut state, NOON).is_ok());
    assert_eq!(shown(&state).len(), 1);
    assert!(T::OpenPast(id("q")).apply(&mut state, NOON).is_err());
}

#[test]
fn only_an_approval_is_corrected_whether_its_entry_is_sealed_or_not() {
    for (ending, corrected) in [(Ending::Approved, Ending::Expired), (Ending::Denied, Ending::Denied)] {
        for seals in [false, true] {
            let mut state = opened(vec![past()]);
            assert!(T::Ended(id("c"), ending.clone()).apply(&mut state, NOON).is_ok());
            if seals {
                assert!(T::HistorySealed.apply(&mut state, NOON).is_ok());
            }
            assert!(T::TakenBack(handle("b"), id("c")).apply(&mut state, NOON).is_ok());
            assert_eq!(shown(&state)[0].ending, ending, "another account's challenge");
            assert!(T::TakenBack(handle("a"), id("c")).apply(&mut state, NOON).is_ok());
            assert_eq!(shown(&state)[0].ending, corrected);
        }
    }
}

#[test]
fn correction_of_a_sealed_entry_applies_when_it_is_read() {
    let approved = Past { ending: Ending::Approved, ..past() };
    let mut state = opened(vec![approved.clone()]);
    for step in [T::Back, T::TakenBack(handle("a"), id("p")), T::OpenHistory, T::PinCheckStarted] {
        assert!(step.apply(&mut state, NOON).is_ok());
    }
    let read = HistoryRead { opened: vec![approved], unreadable: Vec::new() };
    for step in [T::PresenceEstablished, T::HistoryRead(read)] {
        assert!(step.apply(&mut state, NOON).is_ok());
    }
    assert_eq!(shown(&state)[0].ending, Ending::Expired);
}

#[test]
fn entry_that_does_not_open_leaves_the_history() {
    let mut state = opened(vec![past()]);
    for step in [T::OpenHistory, T::PinCheckStarted, T::PresenceEstablished] {
        assert!(step.apply(&mut state, NOON).is_ok());
    }
    let (before, unreadable) = (state.noted, state.notes.history.clone());
    let read = HistoryRead { opened: Vec::new(), unreadable };
    assert!(T::HistoryRead(read).apply(&mut state, NOON).is_ok());
    assert!(shown(&state).is_empty() && state.notes.history.is_empty());
    assert!(state.noted > before, "it is written");
}

#[test]
fn entries_are_dropped_with_their_screen() {
    for leave in [T::Back, T::Left, T::OpenSettings, T::OpenChallenge(id("c"))] {
        let mut state = opened(vec![past()]);
        assert!(T::OpenPast(id("p")).apply(&mut state, NOON).is_ok());
        assert!(T::Back.apply(&mut state, NOON).is_ok());
        assert_eq!(shown(&state).len(), 1, "back from an entry leads to the list, without a PIN");
        assert!(leave.apply(&mut state, NOON).is_ok());
        assert!(shown(&state).is_empty());
    }
    let mut state = opened(vec![past()]);
    state.notes = notes();
    assert!(T::HistoryRead(read()).apply(&mut state, NOON).is_err(), "presence is good for one reading");
}
