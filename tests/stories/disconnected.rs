//! A phone that disconnects itself in its settings, and "Disconnect Key on all devices": the phone
//! shows it and erases its keys.

use key_core::testing::phone::PIN;
use key_view::{Intent, Message, News};
use support::world::{MAIJA, World};

#[tokio::test]
async fn a_phone_disconnected_from_elsewhere_says_so_and_erases_its_keys() {
    let world = World::new().await;
    let (mut phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    world.control.disconnect_all(MAIJA);
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_news().await, [News::DisconnectedElsewhere { username, by: None }]);
    phone.sees_enrol_form().await;
    assert!(storage.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn a_phone_disconnected_while_off_says_so_when_it_starts() {
    let world = World::new().await;
    let (phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    drop(phone);
    world.control.disconnect_all(MAIJA);
    world.advance(3_600);
    let mut phone = world.start_app(&storage).await;
    let username = MAIJA.to_owned();
    let card = phone.sees_cards().await.remove(0);
    assert_eq!(card.news, News::DisconnectedElsewhere { username, by: None });
    assert_eq!(world.clock.world().seconds() - card.at, 3_600);
    phone.sees_enrol_form().await;
}

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

    let revoked = world.control.devices(MAIJA).remove(0).revoked.expect("the device is revoked");
    assert_eq!(revoked.by.as_str(), "Maija's phone");
    assert!(storage.vault.possession_keys().is_empty(), "its keys are erased");
    let mut browser = world.browser();
    let refused = browser.enter(MAIJA, "offline-code", &digits).await;
    assert_eq!(refused.problem(), Some("wrong-code"));
    let refused = world.browser().choose(MAIJA, "app").await;
    assert_eq!(refused.problem(), Some("no-device"));
}

#[tokio::test]
async fn a_disconnected_phone_can_be_connected_again() {
    let (world, mut phone) = World::with_phone().await;
    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    let code = world.one_time_password(MAIJA);
    phone.set_up(&world.address(), MAIJA, &code).await;
    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    browser.approve_in(&mut phone, &waiting).await;
}
