//! What the interface shows without being told: before the first view, without one, and after a press that nobody has answered.

use key_view::{Connection, Screen};

use super::{State, challenge, choose_pin, home, state};
use crate::{Hand, Host};

/// A PIN as it is typed, and two that differ.
const PIN: &[Hand] =
    &[key("#key-4"), key("#key-8"), key("#key-1"), key("#key-5"), key("#key-1"), key("#key-6")];
const OTHER: &[Hand] =
    &[key("#key-4"), key("#key-8"), key("#key-1"), key("#key-5"), key("#key-1"), key("#key-7")];
const OK: &[Hand] = &[key("#key-ok")];

pub(super) fn states() -> Vec<State> {
    let hosts = every!(Host { Well, SilentToPresses, RefusesPresses, Starting, Missing, OfAnotherVersion });
    let alone = hosts.into_iter().filter(|(_, host)| host.stub().is_some());
    let alone = alone.map(|(name, host)| State { host, ..state(name, Screen::Home(home::quiet())) });
    let choosing =
        [("typed", PIN.to_vec()), ("again", [PIN, OK].concat()), ("differed", [PIN, OK, OTHER, OK].concat())];
    let choosing = choosing.map(|(name, done)| State {
        done,
        ..state(&format!("choose-pin {name}"), Screen::ChoosePin(choose_pin::first()))
    });
    let typed = State {
        done: vec![Hand::Type("#number", "47")],
        ..state("challenge typed", Screen::Challenge(challenge::login()))
    };
    let pressed = [("unanswered", Host::SilentToPresses), ("not delivered", Host::RefusesPresses)];
    let pressed = pressed.map(|(name, host)| State {
        host,
        done: vec![Hand::Press("#try-again")],
        ..state(&format!("press {name}"), Screen::Home(home::only(Connection::Unreachable)))
    });
    alone.chain(choosing).chain([typed]).chain(pressed).collect()
}

const fn key(id: &'static str) -> Hand {
    Hand::Press(id)
}
