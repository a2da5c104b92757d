//! States that the interface enters without a view from the core: before the first view, without
//! any view, while digits are typed, and after an unanswered or undelivered intent.

use key_view::{Connection, Screen};

use super::{State, challenge, choose_pin, home, pin, state};
use crate::{Host, UserAction};

pub(super) fn states() -> Vec<State> {
    let hosts =
        every!(Host { Working, SilentToPresses, RefusesPresses, Starting, Missing, OfAnotherVersion });
    let without_view = hosts.into_iter().filter(|(_, host)| host.stub_script().is_some());
    let without_view =
        without_view.map(|(name, host)| State { host, ..state(name, Screen::Home(home::nothing_pending())) });
    let (typed_once, other) = (type_pin("#key-6"), type_pin("#key-7"));
    let judged = UserAction::See("main[data-step=confirm]");
    let again = [typed_once.clone(), vec![judged]].concat();
    let longer = vec![UserAction::Press("#pin-length")];
    let eight = [longer.clone(), typed_once.clone(), typed_once[..2].to_vec()].concat();
    let choosing = [
        ("typed", typed_once[..3].to_vec()),
        ("again", again.clone()),
        ("differed", [again.clone(), other].concat()),
        ("longer", longer),
        ("longer typed", eight.clone()),
        ("longer again", [eight, vec![UserAction::Press("#key-ok"), judged]].concat()),
    ];
    let choosing = choosing.map(|(name, actions)| State {
        actions,
        ..state(&format!("choose-pin {name}"), Screen::ChoosePin(choose_pin::first()))
    });
    let given = [
        ("choose-pin given", Host::SilentToPresses, typed_once.clone()),
        ("choose-pin taken", Host::Working, [again, typed_once.clone()].concat()),
        ("choose-pin not delivered", Host::RefusesPresses, typed_once.clone()),
    ];
    let given = given.map(|(name, host, actions)| State {
        host,
        actions,
        ..state(name, Screen::ChoosePin(choose_pin::first()))
    });
    let on_pad =
        [("given", Host::SilentToPresses), ("taken", Host::Working), ("not delivered", Host::RefusesPresses)];
    let on_pad =
        on_pad.map(|(name, host)| State { host, actions: typed_once.clone(), ..pin::over_login(name) });
    let number = State {
        actions: vec![UserAction::Type("#number", "47")],
        ..state("challenge typed", Screen::Challenge(challenge::login()))
    };
    let denied = State {
        host: Host::RefusesPresses,
        actions: vec![UserAction::Press("#deny")],
        ..state("challenge not delivered", Screen::Challenge(challenge::login()))
    };
    let pressed = [("unanswered", Host::SilentToPresses), ("not delivered", Host::RefusesPresses)];
    let pressed = pressed.map(|(name, host)| State {
        host,
        actions: vec![UserAction::Press("#check-now")],
        ..state(&format!("press {name}"), Screen::Home(home::one_account(Connection::Unreachable)))
    });
    without_view.chain(choosing).chain(given).chain(on_pad).chain([number, denied]).chain(pressed).collect()
}

/// Actions that type a PIN which ends in `last_key`.
fn type_pin(last_key: &'static str) -> Vec<UserAction> {
    ["#key-4", "#key-8", "#key-1", "#key-5", "#key-1", last_key].map(UserAction::Press).into()
}
