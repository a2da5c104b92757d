//! Leaving the app and coming back: what is hidden, how long it still listens, and what it knows as it is taken out again.

use std::time::Duration;

use key_core::ports::NotRegistered;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, Mishap, World};
use key_protocol::decision::Outcome;
use key_view::{CodeView, Connection, Ending, Intent, Screen, ViewModel};

const MAIJA: &str = World::USERNAME;

async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

/// Puts the phone away until the app has stopped listening.
async fn put_away(world: &World, phone: &key_core::testing::Phone) {
    phone.is_left();
    settle().await;
    world.clock.advance(Duration::from_secs(61));
    settle().await;
    assert_eq!(world.backend.listeners(), 0, "a phone in a pocket holds no connection");
}

#[tokio::test]
async fn a_phone_in_a_pocket_holds_no_connection_and_asks_nothing() {
    let world = World::new();
    let phone = world.phone().await;
    assert_eq!(world.backend.listeners(), 1);
    put_away(&world, &phone).await;
    let before = world.backend.calls();
    for _ in 0..60 {
        world.clock.advance(Duration::from_secs(60));
        tokio::task::yield_now().await;
    }
    assert_eq!(world.backend.calls(), before);
}

#[tokio::test]
async fn a_phone_that_is_woken_by_pushes_listens_no_longer_than_a_brief_absence() {
    let world = World::new();
    let phone = world.phone().await;
    world.backend.called(Call::RegisterPush, 1).await;
    settle().await;
    phone.is_left();
    settle().await;
    world.clock.advance(Duration::from_secs(6));
    settle().await;
    assert_eq!(world.backend.listeners(), 0);
}

#[tokio::test]
async fn a_return_at_the_moment_the_listening_ends_listens_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.called(Call::RegisterPush, 1).await;
    settle().await;
    phone.is_left();
    settle().await;
    world.clock.advance(Duration::from_secs(5));
    settle().await;
    assert_eq!(world.backend.listeners(), 0);
    phone.is_back().await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn what_came_meanwhile_is_on_the_screen_as_it_is_taken_out() {
    let world = World::new();
    let mut phone = world.phone().await;
    put_away(&world, &phone).await;
    let login = world.backend.issue(MAIJA);
    phone.is_back().await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn whoever_goes_to_the_browser_on_the_same_phone_is_still_told_where_nothing_wakes_it() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let phone = world.phone().await;
    phone.is_left();
    world.clock.advance(Duration::from_secs(30));
    let login = world.backend.issue(MAIJA);
    settle().await;
    assert_eq!(world.notifier.shown(), [login.id]);
}

#[tokio::test]
async fn a_moment_away_costs_no_connection() {
    let world = World::new();
    let phone = world.phone().await;
    let before = world.backend.calls();
    phone.is_left();
    world.clock.advance(Duration::from_secs(3));
    phone.is_back().await;
    settle().await;
    world.clock.advance(Duration::from_secs(3600));
    settle().await;
    assert_eq!(world.backend.calls(), before);
    assert_eq!(world.backend.listeners(), 1, "the end of listening that was due is not");
}

#[tokio::test]
async fn a_connection_that_died_while_the_phone_slept_is_not_believed() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.is_left();
    // Asleep: time passes, and the app does not run to notice.
    world.clock.advance(Duration::from_secs(40));
    let opened = world.backend.calls().iter().filter(|call| **call == Call::Events).count();
    phone.is_back().await;
    world.backend.called(Call::Events, opened + 1).await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn leaving_twice_and_coming_back_twice_is_as_once() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.is_back().await;
    phone.is_left();
    world.clock.advance(Duration::from_secs(50));
    phone.is_left();
    settle().await;
    world.clock.advance(Duration::from_secs(11));
    settle().await;
    assert_eq!(world.backend.listeners(), 0, "the second leaving does not begin the minute anew");
    phone.is_back().await;
    phone.is_back().await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
}

#[tokio::test]
async fn an_offline_code_is_hidden_as_the_app_is_left() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.opens_offline_code().await;
    phone.enters(PIN).await;
    phone.sees_code().await;
    phone.is_left();
    assert!(matches!(phone.sees_offline_code().await.code, CodeView::Hidden));
    phone.is_back().await;
    phone.sees_pad().await;
    phone.enters(PIN).await;
    phone.sees_code().await;
}

#[tokio::test]
async fn an_answer_on_its_way_arrives_although_the_app_is_left() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    let id = phone.sees_challenge().await.id;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Decide, Mishap::AnswerHeld(barrier.clone()));
    let deny = phone.press(Intent::Deny { id });
    let leave = async {
        barrier.reached().await;
        put_away(&world, &phone).await;
        barrier.open();
    };
    tokio::join!(deny, leave);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}

#[tokio::test]
async fn a_username_that_is_connected_while_the_app_is_away_is_heard_afterwards() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Enrol, Mishap::AnswerHeld(barrier.clone()));
    let leave = async {
        barrier.reached().await;
        phone.is_left();
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
    phone.is_back().await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn a_backend_that_was_down_is_tried_at_once_by_whoever_comes_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    let unreachable = |view: &ViewModel| match &view.screen {
        Screen::Home(home) => (home.accounts[0].connection == Connection::Unreachable).then_some(()),
        _ => None,
    };
    phone.sees("unreachable", unreachable).await;
    phone.is_left();
    settle().await;
    world.clock.advance(Duration::from_secs(600));
    settle().await;
    world.backend.set_down(false);
    phone.is_back().await;
    phone.sees_home_online().await;
}
