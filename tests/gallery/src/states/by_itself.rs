//! What the interface shows without being told: before the first view, without one, and after a press that nobody has answered.

use key_view::{Connection, Screen};

use super::{State, challenge, choose_pin, home, pin, state};
use crate::{Hand, Host};

pub(super) fn states() -> Vec<State> {
    let hosts = every!(Host { Well, SilentToPresses, RefusesPresses, Starting, Missing, OfAnotherVersion });
    let alone = hosts.into_iter().filter(|(_, host)| host.stub().is_some());
    let alone = alone.map(|(name, host)| State { host, ..state(name, Screen::Home(home::quiet())) });
    let (digits, other, ok) = (typed("#key-6"), typed("#key-7"), Hand::Press("#key-ok"));
    let again = [digits.clone(), vec![ok]].concat();
    let twice = [again.clone(), again.clone()].concat();
    let choosing = [
        ("typed", digits),
        ("again", again.clone()),
        ("differed", [again.clone(), other, vec![ok]].concat()),
    ];
    let choosing = choosing.map(|(name, done)| State {
        done,
        ..state(&format!("choose-pin {name}"), Screen::ChoosePin(choose_pin::first()))
    });
    let given = [
        ("choose-pin given", Host::SilentToPresses),
        ("choose-pin taken", Host::Well),
        ("choose-pin not delivered", Host::RefusesPresses),
    ];
    let given = given.map(|(name, host)| State {
        host,
        done: twice.clone(),
        ..state(name, Screen::ChoosePin(choose_pin::first()))
    });
    let on_pad =
        [("given", Host::SilentToPresses), ("taken", Host::Well), ("not delivered", Host::RefusesPresses)];
    let on_pad = on_pad.map(|(name, host)| State { host, done: again.clone(), ..pin::asked(name) });
    let number = State {
        done: vec![Hand::Type("#number", "47")],
        ..state("challenge typed", Screen::Challenge(challenge::login()))
    };
    let pressed = [("unanswered", Host::SilentToPresses), ("not delivered", Host::RefusesPresses)];
    let pressed = pressed.map(|(name, host)| State {
        host,
        done: vec![Hand::Press("#try-again")],
        ..state(&format!("press {name}"), Screen::Home(home::only(Connection::Unreachable)))
    });
    alone.chain(choosing).chain(given).chain(on_pad).chain([number]).chain(pressed).collect()
}

/// A PIN on the pad, with the key that it ends in.
fn typed(last: &'static str) -> Vec<Hand> {
    ["#key-4", "#key-8", "#key-1", "#key-5", "#key-1", last].map(Hand::Press).into()
}
