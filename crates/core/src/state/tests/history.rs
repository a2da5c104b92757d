//! The history while an entry of it is on the screen.

use key_view::Ending;

use super::event::Event as T;
use super::fixture::Situation;
use super::samples::{NOON, account, challenge, handle, id, notes};
use crate::domain::notes::{HISTORY_LIMIT, Notes, Past};
use crate::state::{PinChosen, State};

/// An entry of a full history is on the screen: the newest or the oldest one.
fn at_entry_of_full_history(oldest: bool) -> State {
    let shown = notes().history.remove(0);
    let others = (1..HISTORY_LIMIT).map(|_| Past { id: id("q"), ..shown.clone() });
    let mut history: Vec<_> = others.collect();
    history.insert(if oldest { history.len() } else { 0 }, shown);
    let mut state = State::blocked(key_view::Blocked::StorageFailed);
    let steps = [
        T::Loaded(vec![account("a")], PinChosen::Yes),
        T::Listed(handle("a"), vec![challenge("c")]),
        T::NotesRead(Notes { history, ..Notes::default() }),
        T::OpenPast(id("p")),
    ];
    for step in steps {
        assert!(step.apply(&mut state, NOON).is_ok());
    }
    state
}

#[test]
fn entry_that_a_full_history_drops_gives_way_to_the_history() {
    let mut state = at_entry_of_full_history(true);
    assert!(T::Ended(id("c"), Ending::Cancelled).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::History);
    assert_eq!(state.notes.history.len(), HISTORY_LIMIT);
}

#[test]
fn entry_that_stays_in_the_history_stays_on_the_screen() {
    let mut state = at_entry_of_full_history(false);
    assert!(T::Ended(id("c"), Ending::Cancelled).apply(&mut state, NOON).is_ok());
    assert_eq!(Situation::of(&state), Situation::Past);
}
