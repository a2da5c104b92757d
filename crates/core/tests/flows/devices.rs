//! The devices of a username: listing, renaming this one, disconnecting another.

use key_core::testing::phone::{PIN, WRONG_PIN, device};
use key_core::testing::{Call, Mishap, Phone, World};
use key_protocol::problem::Problem;
use key_view::{
    DeviceListView, DeviceView, Intent, Message, News, PinTrouble, Screen, SendTrouble, ViewModel,
};

const MAIJA: &str = World::USERNAME;

/// Connects Maija's phone and her tablet.
pub(crate) async fn phone_and_tablet(world: &World) -> (Phone, Phone) {
    let phone = world.phone().await;
    let tablet = tablet(world).await;
    (phone, tablet)
}

/// Connects Maija's tablet, which has a vault and a notebook of its own.
pub(crate) async fn tablet(world: &World) -> Phone {
    let elsewhere = World { vault: Default::default(), notebook: Default::default(), ..World::new() };
    let ports = key_core::Ports {
        vault: std::sync::Arc::new(elsewhere.vault),
        notebook: std::sync::Arc::new(elsewhere.notebook),
        ..world.ports()
    };
    let mut tablet = Phone::start(ports, device("Maija's tablet", &world.address())).await;
    tablet.set_up(&world.address(), MAIJA, World::CODES[1]).await;
    tablet
}

pub(crate) async fn open_devices(phone: &mut Phone) -> Vec<DeviceView> {
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDevices { account }).await;
    phone.sees_devices().await
}

fn names(devices: &[DeviceView]) -> Vec<(&str, bool)> {
    devices.iter().map(|device| (device.name.as_str(), device.this)).collect()
}

fn list_trouble(view: &ViewModel) -> Option<SendTrouble> {
    match &view.screen {
        Screen::Devices(devices) => match devices.list {
            DeviceListView::Failed(why) => Some(why),
            _ => None,
        },
        _ => None,
    }
}

#[tokio::test]
async fn devices_are_listed_with_this_one_marked() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let devices = open_devices(&mut phone).await;
    assert_eq!(names(&devices), [("Maija's phone", true), ("Maija's tablet", false)]);
    assert!(devices[0].enrolled_at > 1_700_000_000 && devices[0].seen_at >= devices[0].enrolled_at);
    phone.press(Intent::Back).await;
    phone.sees_settings().await;
}

#[tokio::test]
async fn this_device_can_be_renamed() {
    let world = World::new();
    let (mut phone, mut tablet) = phone_and_tablet(&world).await;
    open_devices(&mut phone).await;
    phone.press(Intent::RenameDevice { name: "  Äidin puhelin ".to_owned() }).await;
    assert_eq!(names(&phone.sees_devices().await)[0], ("Äidin puhelin", true));
    assert_eq!(phone.sees_message().await, Message::DeviceRenamed { name: "Äidin puhelin".to_owned() });
    assert_eq!(names(&open_devices(&mut tablet).await)[0], ("Äidin puhelin", false));
}

#[tokio::test]
async fn invalid_device_name_is_refused_locally() {
    let world = World::new();
    let mut phone = world.phone().await;
    open_devices(&mut phone).await;
    for name in ["", "   ", "a\u{7}b", &"x".repeat(65)] {
        phone.press(Intent::RenameDevice { name: name.to_owned() }).await;
        assert_eq!(phone.sees_message().await, Message::DeviceNameUnfit, "{name:?}");
        phone.press(Intent::DismissMessage).await;
    }
    assert!(!world.backend.calls().contains(&Call::Rename));
}

#[tokio::test]
async fn lost_device_is_disconnected_with_the_pin_and_shows_it() {
    let world = World::new();
    let (mut phone, mut tablet) = phone_and_tablet(&world).await;
    let lost = open_devices(&mut phone).await[1].id.clone();
    phone.press(Intent::OpenRevoke { device: lost.clone() }).await;
    phone.press(Intent::Revoke { device: lost.clone() }).await;
    phone.sees_pad().await;
    phone.enter_pin(WRONG_PIN).await;
    assert_eq!(phone.sees_pin_trouble().await, PinTrouble::Wrong);
    assert!(world.backend.bodies(Call::Disconnect).is_empty());
    phone.enter_pin(PIN).await;
    assert_eq!(names(&phone.sees_devices().await), [("Maija's phone", true)]);
    assert_eq!(phone.sees_message().await, Message::DeviceDisconnected { name: "Maija's tablet".to_owned() });
    tablet.sees_welcome().await;
    let (username, by) = (MAIJA.to_owned(), Some("Maija's phone".to_owned()));
    assert_eq!(tablet.sees_news().await, [News::DisconnectedElsewhere { username, by }]);
}

#[tokio::test]
async fn cancelled_disconnection_cannot_be_confirmed() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let lost = open_devices(&mut phone).await[1].id.clone();
    phone.press(Intent::OpenRevoke { device: lost.clone() }).await;
    phone.press(Intent::CancelDisconnect).await;
    phone.press(Intent::Revoke { device: lost }).await;
    assert!(phone.app.current_view().pin().is_none(), "only what was requested can be confirmed");
}

#[tokio::test]
async fn offline_device_list_is_reported_and_retried() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.expect(Call::Devices, Mishap::RequestLost);
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDevices { account }).await;
    assert_eq!(phone.sees("trouble", list_trouble).await, SendTrouble::Unreachable);
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_devices().await.len(), 1);
}

#[tokio::test]
async fn failed_device_change_can_be_repeated() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    let lost = open_devices(&mut phone).await[1].id.clone();
    world.backend.expect(Call::Disconnect, Mishap::RequestLost);
    for left in [2, 1] {
        phone.press(Intent::OpenRevoke { device: lost.clone() }).await;
        phone.press(Intent::Revoke { device: lost.clone() }).await;
        phone.sees_pad().await;
        phone.enter_pin(PIN).await;
        assert_eq!(phone.sees_devices().await.len(), left);
    }
    world.backend.expect(Call::Rename, Mishap::Refused(Problem::BadSignature));
    phone.press(Intent::RenameDevice { name: "Other".to_owned() }).await;
    assert_eq!(phone.sees_message().await, Message::DevicesUnchanged(SendTrouble::BackendFailed));
}

#[tokio::test]
async fn revoked_device_learns_it_from_the_device_list() {
    let world = World::new();
    let mut phone = world.phone().await;
    let account = phone.open_settings().await;
    world.backend.silently(|backend| backend.revoke(MAIJA, "web"));
    phone.press(Intent::OpenDevices { account }).await;
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn taken_name_gets_the_number_that_the_backend_gave() {
    let world = World::new();
    let (mut phone, _tablet) = phone_and_tablet(&world).await;
    open_devices(&mut phone).await;
    phone.press(Intent::DismissMessage).await;
    phone.press(Intent::RenameDevice { name: "maija's TABLET".to_owned() }).await;
    let said = Message::DeviceRenamed { name: "maija's TABLET 2".to_owned() };
    assert_eq!(phone.sees_message().await, said);
}

#[tokio::test]
async fn device_that_is_too_new_to_disconnect_an_older_one_says_when_it_may() {
    let world = World::new();
    let phone = world.phone().await;
    world.clock.advance(std::time::Duration::from_secs(3_600));
    let elsewhere = World { vault: Default::default(), notebook: Default::default(), ..World::new() };
    let ports = key_core::Ports {
        vault: std::sync::Arc::new(elsewhere.vault),
        notebook: std::sync::Arc::new(elsewhere.notebook),
        ..world.ports()
    };
    let mut thief = Phone::start(ports, device("Thief's phone", &world.address())).await;
    thief.set_up(&world.address(), MAIJA, World::CODES[1]).await;
    let devices = open_devices(&mut thief).await;
    let older = devices.iter().find(|device| !device.this).unwrap().id.clone();
    thief.press(Intent::OpenRevoke { device: older.clone() }).await;
    thief.press(Intent::Revoke { device: older }).await;
    thief.sees_pad().await;
    thief.enter_pin(PIN).await;
    assert_eq!(thief.sees_message().await, Message::TooNewToDisconnect { seconds: 24 * 3_600 });
    assert_eq!(world.backend.devices(MAIJA), 2);
    drop(phone);
}
