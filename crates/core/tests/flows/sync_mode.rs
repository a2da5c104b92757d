//! Background and foreground: what is hidden, how long the app listens, and what it shows on
//! return.

use std::time::Duration;

use key_core::ports::NotRegistered;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, Mishap, World};
use key_protocol::decision::Outcome;
use key_view::{CodeView, Connection, Ending, Intent, Screen, ViewModel};

use crate::at_a_challenge::settle;

const MAIJA: &str = World::USERNAME;

/// Sends the app to the background until it has stopped listening.
async fn go_to_background(world: &World, phone: &key_core::testing::Phone) {
    phone.leave();
    settle().await;
    world.clock.advance(Duration::from_secs(61));
    settle().await;
    assert_eq!(world.backend.listeners(), 0, "no connection in the background");
}

#[tokio::test]
async fn app_in_background_holds_no_connection_and_sends_no_request() {
    let world = World::new();
    let phone = world.phone().await;
    assert_eq!(world.backend.listeners(), 1);
    go_to_background(&world, &phone).await;
    let before = world.backend.calls();
    for _ in 0..60 {
        world.clock.advance(Duration::from_secs(60));
        tokio::task::yield_now().await;
    }
    assert_eq!(world.backend.calls(), before);
}

#[tokio::test]
async fn phone_with_pushes_stops_listening_after_a_brief_absence() {
    let world = World::new();
    let phone = world.phone().await;
    world.backend.called(Call::RegisterPush, 1).await;
    settle().await;
    phone.leave();
    settle().await;
    world.clock.advance(Duration::from_secs(6));
    settle().await;
    assert_eq!(world.backend.listeners(), 0);
}

#[tokio::test]
async fn return_as_listening_ends_listens_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.called(Call::RegisterPush, 1).await;
    settle().await;
    phone.leave();
    settle().await;
    world.clock.advance(Duration::from_secs(5));
    settle().await;
    assert_eq!(world.backend.listeners(), 0);
    phone.come_back().await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn challenge_issued_in_background_is_shown_on_return() {
    let world = World::new();
    let mut phone = world.phone().await;
    go_to_background(&world, &phone).await;
    let login = world.backend.issue(MAIJA);
    phone.come_back().await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn without_pushes_a_login_on_the_same_phone_is_still_notified() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let phone = world.phone().await;
    phone.leave();
    world.clock.advance(Duration::from_secs(30));
    let login = world.backend.issue(MAIJA);
    settle().await;
    assert_eq!(world.notifier.shown(), [login.id]);
}

#[tokio::test]
async fn brief_absence_keeps_the_connection() {
    let world = World::new();
    let phone = world.phone().await;
    let before = world.backend.calls().len();
    phone.leave();
    world.clock.advance(Duration::from_secs(3));
    phone.come_back().await;
    settle().await;
    world.clock.advance(Duration::from_secs(3600));
    settle().await;
    assert_eq!(world.backend.calls().split_off(before), [Call::Challenges], "with the time");
    assert_eq!(world.backend.listeners(), 1, "the pending stop was cancelled");
}

#[tokio::test]
async fn connection_from_before_sleep_is_replaced() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.leave();
    // Asleep: time passes, and the app does not run.
    world.clock.advance(Duration::from_secs(40));
    let opened = world.backend.calls().iter().filter(|call| **call == Call::Events).count();
    phone.come_back().await;
    world.backend.called(Call::Events, opened + 1).await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn leaving_and_returning_are_idempotent() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.come_back().await;
    phone.leave();
    world.clock.advance(Duration::from_secs(50));
    phone.leave();
    settle().await;
    world.clock.advance(Duration::from_secs(11));
    settle().await;
    assert_eq!(world.backend.listeners(), 0, "leaving again does not restart the minute");
    phone.come_back().await;
    phone.come_back().await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn offline_code_is_hidden_when_the_app_goes_to_background() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.reveal_code().await;
    phone.leave();
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.come_back().await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    phone.sees_code().await;
}

#[tokio::test]
async fn decision_being_sent_completes_in_background() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    let id = phone.sees_challenge().await.id;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Decide, Mishap::AnswerHeld(barrier.clone()));
    let deny = phone.press(Intent::Deny { id });
    let leave = async {
        barrier.reached().await;
        go_to_background(&world, &phone).await;
        barrier.open();
    };
    tokio::join!(deny, leave);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}

#[tokio::test]
async fn username_connected_in_background_listens_on_return() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Enrol, Mishap::AnswerHeld(barrier.clone()));
    let leave = async {
        barrier.reached().await;
        phone.leave();
        settle().await;
        world.clock.advance(Duration::from_secs(61));
        settle().await;
        barrier.open();
    };
    let connect = phone.press(Intent::Enrol {
        address: world.address(),
        username: MAIJA.to_owned(),
        code: key_view::Typed(World::CODES[0].to_owned()),
    });
    tokio::join!(connect, leave);
    settle().await;
    assert_eq!(world.backend.listeners(), 0);
    phone.come_back().await;
    phone.finish_set_up().await;
}

#[tokio::test]
async fn return_retries_an_unreachable_backend_at_once() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    let unreachable = |view: &ViewModel| match &view.screen {
        Screen::Home(home) => (home.accounts[0].connection == Connection::Unreachable).then_some(()),
        _ => None,
    };
    phone.sees("unreachable", unreachable).await;
    phone.leave();
    settle().await;
    world.clock.advance(Duration::from_secs(600));
    settle().await;
    world.backend.set_down(false);
    phone.come_back().await;
    phone.sees_home_online().await;
}
