//! A phone that disconnects itself in its settings.

use key_core::testing::phone::PIN;
use key_view::{Intent, Message};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_that_disconnects_is_revoked_and_its_offline_code_refused() {
    let world = World::new().await;
    let (mut phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    phone.open_offline_code().await;
    phone.enter_pin(PIN).await;
    let digits = phone.sees_code().await.digits;

    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: true });
    phone.sees_enrol_form().await;

    let revoked = world.control().devices(MAIJA).remove(0).revoked.expect("the device is revoked");
    assert_eq!(revoked.by, "Maija's phone");
    assert!(storage.vault.possession_keys().is_empty(), "its keys are erased");
    let mut browser = Browser::new(&world);
    let refused = browser.enters(&world, MAIJA, "offline-code", &digits).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
    let refused = Browser::new(&world).logs_in(&world, MAIJA, "app").await;
    assert_eq!(refused.problem(), Some("no-device"));
}

#[tokio::test]
async fn a_disconnected_phone_can_be_connected_again() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    let code = world.one_time_password(MAIJA);
    phone.set_up(&world.address(), MAIJA, &code).await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.approve(waiting.number()).await;
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
}
