//! The main flow: a login on the web page is approved with number and PIN, and the browser
//! continues by itself.

use key_core::testing::phone::PIN;
use key_view::{ChallengeKind, Ending, Intent};
use support::world::{MAIJA, World};

#[tokio::test]
async fn a_login_approved_in_the_app_opens_the_browser() {
    let (_world, mut phone, mut browser, waiting) = World::with_login().await;

    let challenge = phone.sees_challenge().await;
    assert_eq!(
        (challenge.kind, &*challenge.service, &*challenge.username),
        (ChallengeKind::Login, "Procountor", MAIJA)
    );
    assert!(challenge.browser.starts_with("Firefox"), "{}", challenge.browser);
    assert_eq!(challenge.number_digits, 2);
    let start = browser.approve_in(&mut phone, &waiting).await;
    assert_eq!(start.attribute("data-method"), Some("app"));
    assert!(start.says("Maija Virtanen"));
    assert!(start.says("phone"), "names the device");
}

#[tokio::test]
async fn a_wrong_pin_leaves_the_login_waiting() {
    let (_world, mut phone, mut browser, waiting) = World::with_login().await;

    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Approve { id, number: Some(waiting.shown_number().to_owned()) }).await;
    phone.enter_pin("739162").await;
    assert_eq!(browser.open("/").await.name(), "waiting");
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continue_from(&waiting).await.name(), "start");
}
