//! Logins that end without an approval: denied or cancelled, expired while the PIN pad is open, or
//! approved with a number other than the login page's.

use key_core::testing::phone::PIN;
use key_view::{Ending, Intent};
use support::world::World;

#[tokio::test]
async fn a_login_denied_in_the_app_is_aborted_in_the_browser() {
    let (_world, mut phone, mut browser, waiting) = World::with_login().await;

    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(browser.continue_from(&waiting).await.aborted(), Some("denied"));
}

#[tokio::test]
async fn a_login_cancelled_in_the_browser_is_cancelled_in_the_app() {
    let (_world, mut phone, mut browser, waiting) = World::with_login().await;

    phone.sees_challenge().await;
    let aborted = browser.press(&waiting, "cancel", &[]).await;
    assert_eq!(aborted.aborted(), Some("cancelled"));
    assert_eq!(phone.sees_result().await.ending, Ending::Cancelled);
}

#[tokio::test]
async fn a_login_that_expires_while_the_pin_pad_is_open_cannot_be_approved() {
    let (world, mut phone, mut browser, waiting) = World::with_login().await;
    let challenge = phone.sees_challenge().await;
    assert_eq!((challenge.time_left.ms, challenge.time_left.of_ms), (120_000, 120_000));
    phone.press(Intent::Approve { id: challenge.id, number: Some(waiting.shown_number().to_owned()) }).await;
    phone.sees_pad().await;

    world.advance(120);
    assert_eq!(phone.sees_result().await.ending, Ending::Expired);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Expired, "the PIN was entered too late");
    assert_eq!(browser.continue_from(&waiting).await.aborted(), Some("expired"));
}

#[tokio::test]
async fn a_wrong_number_aborts_the_login() {
    let (_world, mut phone, mut browser, waiting) = World::with_login().await;

    let wrong = if waiting.shown_number() == "00" { "01" } else { "00" };
    phone.approve(wrong).await;
    assert_eq!(phone.sees_result().await.ending, Ending::WrongNumber);
    assert_eq!(browser.continue_from(&waiting).await.aborted(), Some("wrong-number"));
}
