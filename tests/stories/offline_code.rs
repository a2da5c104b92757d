//! "My device is offline": logins with the six-digit code of a phone without a connection.

use key_core::testing::Phone;
use key_core::testing::phone::PIN;
use key_view::Intent;
use support::world::{MAIJA, World};

async fn code(phone: &mut Phone) -> String {
    phone.open_offline_code().await;
    phone.enter_pin(PIN).await;
    phone.sees_code().await.digits
}

#[tokio::test]
async fn an_offline_code_of_a_phone_without_network_logs_in_once() {
    let (world, mut phone) = World::with_phone().await;
    phone.app.shutdown();
    let digits = code(&mut phone).await;

    let mut browser = world.browser();
    let (first, last) = digits.split_at(3);
    let spaced = format!(" {first} {last} ");
    let start = browser.enter(MAIJA, "offline-code", &spaced).await;
    assert_eq!((start.name(), start.attribute("data-method")), ("start", Some("offline-code")));

    let mut again = world.browser();
    let refused = again.enter(MAIJA, "offline-code", &digits).await;
    assert_eq!((refused.name(), refused.problem()), ("offline-code", Some("wrong-code")), "used twice");

    world.advance(30);
    phone.press(Intent::Back).await;
    let next = code(&mut phone).await;
    assert_ne!(next, digits);
    assert_eq!(again.enter(MAIJA, "offline-code", &next).await.name(), "start");
}

#[tokio::test]
async fn a_wrong_offline_code_is_refused_and_the_right_one_still_accepted() {
    let (world, mut phone) = World::with_phone().await;
    let digits = code(&mut phone).await;
    let wrong = if digits == "000000" { "000001" } else { "000000" };
    let mut browser = world.browser();
    let refused = browser.enter(MAIJA, "offline-code", wrong).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
    let start = browser.press(&refused, "submit", &[("code", &digits)]).await;
    assert_eq!(start.name(), "start");
}

#[tokio::test]
async fn an_offline_code_is_refused_two_steps_later() {
    let (world, mut phone) = World::with_phone().await;
    let digits = code(&mut phone).await;
    world.advance(60);
    let mut browser = world.browser();
    let refused = browser.enter(MAIJA, "offline-code", &digits).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
}
