//! The backend stops and comes back.

use std::time::Duration;

use key_view::{Connection, Ending, Intent, Screen, SendTrouble};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_finds_its_backend_again_by_itself() {
    let mut world = World::new().await;
    let mut phone = world.phone().await;
    world.stops_backend().await;
    phone
        .sees("that nobody answers", |view| match &view.screen {
            Screen::Home(home) => (home.accounts[0].connection == Connection::Unreachable).then_some(()),
            _ => None,
        })
        .await;
    world.starts_backend().await;
    world.clock.advance(Duration::from_millis(500));
    phone.sees_home_online().await;

    let mut browser = Browser::new(&world);
    let waiting = browser.asks(&world, MAIJA).await;
    phone.approves(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.goes_on_from(&waiting).await.name(), "start");
}

#[tokio::test]
async fn an_answer_nobody_heard_is_sent_again_without_another_pin() {
    let mut world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.asks(&world, MAIJA).await;
    phone.sees_challenge().await;
    world.stops_backend().await;
    phone.approves(waiting.number()).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::Unreachable));

    world.starts_backend().await;
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.goes_on_from(&waiting).await.name(), "start");
}
