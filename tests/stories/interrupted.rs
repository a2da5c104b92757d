//! The backend stops and starts again, a response is lost, or the app is killed, in the middle of a
//! login.

use std::time::Duration;

use backend_mock::Route;
use key_view::{Connection, Ending, Intent, Screen, SendTrouble};
use support::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_reconnects_once_its_backend_is_back() {
    let mut world = World::saving(|_| ()).await;
    let mut phone = world.phone().await;
    world.stop().await;
    phone
        .sees("an unreachable backend", |view| match &view.screen {
            Screen::Home(home) => (home.accounts[0].connection == Connection::Unreachable).then_some(()),
            _ => None,
        })
        .await;
    world.start().await;
    world.clock.advance(Duration::from_millis(500));
    phone.sees_home_online().await;

    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    browser.approve_in(&mut phone, &waiting).await;
}

#[tokio::test]
async fn an_undelivered_approval_is_sent_again_without_another_pin() {
    let mut world = World::saving(|_| ()).await;
    let (mut phone, mut browser) = (world.phone().await, world.browser());
    let waiting = browser.request_login(MAIJA).await;
    phone.sees_challenge().await;
    world.stop().await;
    phone.approve(waiting.shown_number()).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::Unreachable));

    world.start().await;
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continue_from(&waiting).await.name(), "start");
}

#[tokio::test]
async fn an_approval_whose_response_was_lost_is_sent_again_and_succeeds() {
    let (world, mut phone, mut browser, waiting) = World::with_login().await;
    phone.sees_challenge().await;
    world.control.lose_next_response(Route::Decision);
    browser.approve_in(&mut phone, &waiting).await;
    let decisions = world.control.requests().into_iter().filter(|route| *route == Route::Decision).count();
    assert_eq!(decisions, 2, "sent twice");
}

#[tokio::test]
async fn an_enrolment_whose_response_was_lost_uses_up_one_code() {
    let world = World::new().await;
    let unused = world.user(MAIJA).one_time_passwords.len();
    world.control.lose_next_response(Route::Enrol);
    world.phone().await;
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), unused - 1);
    assert_eq!(world.control.devices(MAIJA).len(), 1);
}

#[tokio::test]
async fn a_restarted_app_shows_the_pending_login() {
    let world = World::new().await;
    let (mut phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    phone.sees_challenge().await;
    drop(phone);

    let mut phone = world.start_app(&storage).await;
    phone.sees_challenge().await;
    browser.approve_in(&mut phone, &waiting).await;
}
