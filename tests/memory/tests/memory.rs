//! No secret of an act outlives it: the memory of a process in which an approval was given, an
//! offline code was shown and the PIN was changed is searched for each of them two seconds later.
//!
//! `MEMORY_TARGET` names the program to scan; `cargo xtask lane memory` builds it with the optimisation
//! of a release. The program is linked with everything but the window and the platform's keystore:
//! what the shell's vault is given is sealed already, or belongs into the keystore.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "helper functions shared by tests")]

mod target;

use std::time::Duration;

use key_view::{CodeView, Ending, HistoryView, Intent, Message, Screen, Typed, ViewModel};
use support::world::{MAIJA, MAIJAS_CODES, World};
use tokio::time::sleep;

use self::target::Target;

const PIN: &str = "395720486173";
const NEW_PIN: &str = "820461957340";

const NOTHING: [&str; 0] = [];

/// Time after which nothing of an act is left.
const GRACE: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_of_an_act_is_in_memory_two_seconds_after_it() {
    let world = World::in_real_time().await;
    let mut target = Target::start(&world.address());
    connect(&mut target, &world).await;
    let before = target.secrets(&[]).await;
    sleep(GRACE).await;
    assert_eq!(target.scan(&before), NOTHING, "after connecting");

    choose_pin(&mut target).await;
    let secrets = target.secrets(&[PIN]).await;
    sleep(GRACE).await;
    assert_eq!(target.scan(&before), NOTHING, "of connecting, after a PIN was chosen");
    assert_eq!(target.scan(&secrets), NOTHING, "after a PIN was chosen");

    approve(&mut target, &world).await;
    sleep(GRACE).await;
    assert_eq!(target.scan(&secrets), NOTHING, "after an approval");

    target.dispatch(Intent::Back);
    show_code(&mut target).await;
    assert_eq!(target.scan(&secrets), ["the offline secret"], "while its code is shown");
    target.dispatch(Intent::Back);
    sleep(GRACE).await;
    assert_eq!(target.scan(&secrets), NOTHING, "after the code was hidden");

    read_history(&mut target).await;
    sleep(GRACE).await;
    assert_eq!(target.scan(&secrets), NOTHING, "while the history is shown");
    target.dispatch(Intent::Back);
    target.sees(|view| matches!(view.screen, Screen::Settings(_)));
    target.dispatch(Intent::Back);

    change_pin(&mut target).await;
    sleep(GRACE).await;
    let renewed = target.secrets(&[PIN, NEW_PIN]).await;
    assert_eq!(target.scan(&secrets), NOTHING, "of the old PIN, after it was changed");
    assert_eq!(target.scan(&renewed), NOTHING, "after the PIN was changed");

    target.plant();
    assert_eq!(target.scan(&renewed), ["the planted secret"], "the scan finds what is there");
}

async fn connect(target: &mut Target, world: &World) {
    target.sees(|view| matches!(view.screen, Screen::Welcome(_)));
    target.dispatch(Intent::AddAccount);
    let (address, username, code) = (world.address(), MAIJA.to_owned(), Typed(MAIJAS_CODES[0].to_owned()));
    target.dispatch(Intent::Enrol { address, username, code });
    target.sees(|view| matches!(&view.screen, Screen::ChoosePin(choice) if !choice.busy));
}

async fn choose_pin(target: &mut Target) {
    target.dispatch(Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: false });
    target.sees(|view| matches!(view.screen, Screen::Home(_)));
}

async fn approve(target: &mut Target, world: &World) {
    let login = world.control.issue_login(MAIJA).unwrap();
    target.sees(|view| matches!(view.screen, Screen::Challenge(_)));
    target.dispatch(Intent::Approve { id: login.id.as_str().to_owned(), number: login.number });
    enter_pin(target);
    target.sees(|view| matches!(&view.screen, Screen::Result(result) if result.ending == Ending::Approved));
}

async fn show_code(target: &mut Target) {
    let home = target.sees(|view| matches!(view.screen, Screen::Home(_)));
    let Screen::Home(home) = home.screen else { unreachable!("home was seen") };
    target.dispatch(Intent::OpenOfflineCode { account: home.accounts[0].id.clone() });
    enter_pin(target);
    target.sees(
        |view| matches!(&view.screen, Screen::OfflineCode(code) if matches!(code.code, CodeView::Shown(_))),
    );
}

async fn read_history(target: &mut Target) {
    target.sees(|view| matches!(view.screen, Screen::Home(_)));
    target.dispatch(Intent::OpenSettings);
    target.dispatch(Intent::OpenHistory);
    enter_pin(target);
    let opened = |view: &ViewModel| match &view.screen {
        Screen::History(HistoryView { entries }) => {
            entries.as_ref().is_some_and(|entries| !entries.is_empty())
        }
        _ => false,
    };
    target.sees(opened);
}

async fn change_pin(target: &mut Target) {
    target.sees(|view| matches!(view.screen, Screen::Home(_)));
    target.dispatch(Intent::OpenSettings);
    target.sees(|view| matches!(view.screen, Screen::Settings(_)));
    target.dispatch(Intent::ChangePin);
    enter_pin(target);
    target.sees(|view| matches!(&view.screen, Screen::ChoosePin(choice) if choice.changing));
    target.dispatch(Intent::JudgePin { pin: Typed(NEW_PIN.to_owned()) });
    target.dispatch(Intent::ChoosePin { pin: Typed(NEW_PIN.to_owned()), sensor: false });
    target.sees(|view| view.message == Some(Message::PinChanged));
}

fn enter_pin(target: &mut Target) {
    let view = target.sees(|view| view.pin().is_some_and(|pad| !pad.busy));
    target.dispatch(view.enter_pin(PIN));
}
