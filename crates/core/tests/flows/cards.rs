//! Cards: lasting news stays on home, or on the form without a username, until it is dismissed.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_core::testing::{FakeSensor, World};
use key_view::{
    DeviceListView, DisconnectTarget, Intent, News, NoticeKind, NoticeView, Preferences, Screen, Sensor,
};

use crate::at_a_challenge::settle;
use crate::devices::{phone_and_tablet, tablet};
use crate::sensor::phone_with_sensor;

const MAIJA: &str = World::USERNAME;

fn tablet_was_added() -> News {
    let (username, device) = (MAIJA.to_owned(), "Maija's tablet".to_owned());
    News::Notice(NoticeView { username, kind: NoticeKind::DeviceAdded, device })
}

#[tokio::test]
async fn new_device_is_told_to_the_others_until_the_card_is_dismissed() {
    let world = World::new();
    let (mut phone, tablet) = phone_and_tablet(&world).await;
    assert_eq!(phone.sees_news().await, [tablet_was_added()]);
    assert!(!tablet.news().contains(&tablet_was_added()), "not of itself");
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::Back).await;
    assert_eq!(phone.news(), [tablet_was_added()], "it survives navigation");
    settle().await;
    drop(phone);

    let mut phone = world.start().await;
    let card = phone.sees_cards().await.remove(0);
    assert_eq!(card.news, tablet_was_added(), "and a restart");
    phone.press(Intent::DismissCard { id: card.id }).await;
    assert_eq!(phone.news(), []);
    settle().await;
    drop(phone);
    let mut phone = world.start().await;
    phone.sees_home_online().await;
    settle().await;
    assert_eq!(phone.news(), []);
}

#[tokio::test]
async fn notice_that_was_read_leaves_no_name_in_the_notebook() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let card = phone.sees_cards().await.remove(0);
    world.notebook.says(|notes| notes.contains("Maija's tablet")).await;
    phone.press(Intent::DismissCard { id: card.id }).await;
    world.notebook.says(|notes| !notes.contains("Maija's tablet")).await;
    world
        .notebook
        .put(&world.notebook.text().unwrap().replace(r#""device":"""#, r#""device":"Tablet""#).into_bytes());
    let phone = world.start().await;
    phone.press(Intent::SetPreferences { preferences: Preferences::default() }).await;
    world.notebook.says(|notes| !notes.contains("Tablet")).await;
}

#[tokio::test]
async fn what_happened_before_this_device_was_connected_is_no_card() {
    let world = World::new();
    let phone = world.phone().await;
    world.clock.advance(Duration::from_secs(60));
    settle().await;
    drop(phone);
    let tablet = tablet(&world).await;
    settle().await;
    assert_eq!(tablet.news(), []);
}

#[tokio::test]
async fn card_of_a_new_device_leads_to_its_disconnection_and_goes_with_it() {
    let world = World::new();
    let (mut phone, mut tablet) = phone_and_tablet(&world).await;
    let card = phone.sees_cards().await.remove(0);
    assert!(card.can_disconnect);
    phone.press(Intent::OpenRevokeFromCard { id: card.id }).await;
    let DisconnectTarget::Device { id, name } = phone.sees_confirmation().await else { panic!("a device") };
    assert_eq!(name, "Maija's tablet");
    phone.press(Intent::CancelDisconnect).await;
    phone.press(Intent::OpenRevoke { device: id.clone() }).await;
    phone.press(Intent::Revoke { device: id }).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    tablet.sees_enrol_form().await;
    phone.sees_devices().await;
    phone.press(Intent::Back).await;
    phone.press(Intent::Back).await;
    phone.sees_home().await;
    settle().await;
    assert!(!phone.news().contains(&tablet_was_added()), "{:?}", phone.news());
}

#[tokio::test]
async fn card_of_a_device_that_is_gone_leads_to_the_list_of_devices() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let card = phone.sees_cards().await.remove(0);
    world.backend.silently(|backend| backend.revoke(MAIJA, "web"));
    phone.press(Intent::OpenRevokeFromCard { id: card.id }).await;
    assert!(phone.app.current_view().overlay.is_none());
}

#[tokio::test]
async fn cards_are_shown_oldest_first() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    phone.sees_cards().await;
    world.clock.advance(Duration::from_secs(60));
    world.backend.forge(MAIJA);
    let refused = News::ChallengeRefused { username: MAIJA.to_owned() };
    let both = phone
        .sees("two cards", |view| match &view.screen {
            Screen::Home(home) if home.cards.len() == 2 => Some(home.cards.clone()),
            _ => None,
        })
        .await;
    assert_eq!(both.iter().map(|card| card.news.clone()).collect::<Vec<_>>(), [tablet_was_added(), refused]);
    assert!(!both[1].can_disconnect);
    phone.press(Intent::OpenRevokeFromCard { id: both[1].id.clone() }).await;
    phone.sees_home().await;
}

#[tokio::test]
async fn sensor_disabled_by_another_finger_is_a_card_until_it_is_enabled_again() {
    let world = World { sensor: FakeSensor::strong(Sensor::Fingerprint), ..World::new() };
    let mut phone = phone_with_sensor(&world).await;
    world.sensor.enrol_another_finger();
    phone.open_offline_code().await;
    phone.press(Intent::CancelPin).await;
    assert_eq!(phone.sees_news().await, [News::SensorChanged]);
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::TurnOnSensor).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    phone.press(Intent::Back).await;
    phone.sees_home().await;
    assert_eq!(phone.news(), []);
}

#[tokio::test]
async fn disconnection_elsewhere_is_still_told_after_a_restart() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.revoke(MAIJA, "Tablet");
    let news = phone.sees_news().await;
    settle().await;
    drop(phone);
    let phone = world.start().await;
    assert_eq!(phone.news(), news);
    assert!(matches!(phone.app.current_view().screen, Screen::Welcome(_)));
}

#[tokio::test]
async fn list_of_devices_that_does_not_load_shows_no_dialog() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let card = phone.sees_cards().await.remove(0);
    world.backend.set_down(true);
    phone.press(Intent::OpenRevokeFromCard { id: card.id }).await;
    let Screen::Devices(devices) = phone.app.current_view().screen else { panic!("the devices") };
    assert!(matches!(devices.list, DeviceListView::Failed(_)));
}
