//! *Check now* on home: offered while something may have been missed, once at a time.

use std::time::Duration;

use key_core::testing::{Barrier, Call, Mishap, Phone, World};
use key_view::{Check, Connection, Intent, News, Screen};

use crate::at_a_challenge::{dispatch, settle};

const MAIJA: &str = World::USERNAME;

/// Returns what home offers, and the state of the first connection.
fn offered(phone: &Phone) -> (Check, Connection) {
    match phone.app.current_view().screen {
        Screen::Home(home) => (home.check, home.accounts[0].connection),
        _ => panic!("at home"),
    }
}

/// Starts a phone whose backend has become unreachable.
async fn cut_off(world: &World) -> Phone {
    let phone = world.phone().await;
    world.backend.set_down(true);
    world.backend.close_streams();
    settle().await;
    world.clock.advance(Duration::from_millis(500));
    settle().await;
    assert_eq!(offered(&phone), (Check::Offered, Connection::Unreachable));
    phone
}

#[tokio::test]
async fn nothing_is_offered_while_the_backend_tells_at_once() {
    let world = World::new();
    let phone = world.phone().await;
    assert_eq!(offered(&phone), (Check::NotNeeded, Connection::Online));
}

#[tokio::test]
async fn check_finds_a_request_without_waiting_for_the_next_try() {
    let world = World::new();
    let mut phone = cut_off(&world).await;
    world.backend.set_down(false);
    let login = world.backend.issue(MAIJA);
    phone.press(Intent::CheckNow).await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    settle().await;
    assert_eq!(world.backend.listeners(), 1, "the stream is opened again, too");
}

#[tokio::test]
async fn check_fetches_the_notices_too() {
    let world = World::new();
    let mut phone = cut_off(&world).await;
    world.backend.set_down(false);
    let tablet = crate::devices::tablet(&world).await;
    phone.press(Intent::CheckNow).await;
    assert!(matches!(phone.sees_news().await[..], [News::Notice(_)]));
    drop(tablet);
}

#[tokio::test]
async fn check_is_offered_without_a_stream_although_the_list_is_fetched() {
    let world = World::new();
    let phone = world.phone().await;
    for _ in 0..20 {
        world.backend.expect(Call::Events, Mishap::Garbled(502));
    }
    world.backend.close_streams();
    settle().await;
    world.clock.advance(Duration::from_secs(5));
    settle().await;
    assert_eq!(offered(&phone), (Check::Offered, Connection::Online));
    let before = world.backend.calls().len();
    phone.press(Intent::CheckNow).await;
    assert!(world.backend.calls()[before..].contains(&Call::Challenges));
}

#[tokio::test]
async fn check_is_never_made_twice_at_once() {
    let world = World::new();
    let phone = cut_off(&world).await;
    world.backend.set_down(false);
    let barrier = Barrier::closed();
    world.backend.expect(Call::Challenges, Mishap::AnswerHeld(barrier.clone()));
    let checking = dispatch(&phone, Intent::CheckNow);
    barrier.reached().await;
    assert_eq!(offered(&phone).0, Check::Busy);
    let before = world.backend.calls().len();
    phone.press(Intent::CheckNow).await;
    assert_eq!(world.backend.calls().len(), before);
    barrier.open();
    checking.await.unwrap();
    assert_ne!(offered(&phone).0, Check::Busy);
}

#[tokio::test]
async fn check_that_reaches_nobody_ends_and_can_be_repeated() {
    let world = World::new();
    let phone = cut_off(&world).await;
    for _ in 0..2 {
        phone.press(Intent::CheckNow).await;
        assert_eq!(offered(&phone), (Check::Offered, Connection::Unreachable));
    }
}

#[tokio::test]
async fn check_learns_of_a_disconnection() {
    let world = World::new();
    let mut phone = cut_off(&world).await;
    world.backend.set_down(false);
    world.backend.silently(|backend| backend.revoke(MAIJA, "Tablet"));
    phone.press(Intent::CheckNow).await;
    phone.sees_welcome().await;
    assert!(matches!(phone.news()[..], [News::DisconnectedElsewhere { .. }]));
}
