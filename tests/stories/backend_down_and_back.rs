//! The backend stops and starts again.

use std::time::Duration;

use key_view::{Connection, Ending, Intent, Screen, SendTrouble};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_reconnects_once_its_backend_is_back() {
    let mut world = World::new().await;
    let mut phone = world.phone().await;
    world.stop_backend().await;
    phone
        .sees("an unreachable backend", |view| match &view.screen {
            Screen::Home(home) => (home.accounts[0].connection == Connection::Unreachable).then_some(()),
            _ => None,
        })
        .await;
    world.start_backend().await;
    world.clock.advance(Duration::from_millis(500));
    phone.sees_home_online().await;

    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.approve(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
}

#[tokio::test]
async fn an_undelivered_approval_is_sent_again_without_another_pin() {
    let mut world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.sees_challenge().await;
    world.stop_backend().await;
    phone.approve(waiting.number()).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::Unreachable));

    world.start_backend().await;
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
}
