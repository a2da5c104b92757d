//! Where pushes go: told, forgotten, ended and told again.

use key_protocol::push::{PushRegistration, PushResult};
use key_view::{Intent, PushTest, PushWay, Screen};

use super::world::{MAIJA, World};

#[tokio::test]
async fn a_push_service_that_forgot_the_phone_ends_the_registration_and_the_phone_registers_anew() {
    let world = World::new().await;
    let (phone, _pocket) = world.connected("Maija's phone").await;
    let before = world.service.endpoints();
    world.service.forget(&before[0]);
    // The stream ended, so the app looks, registers and tells.
    world
        .until("another address", |mock| match &mock.devices(MAIJA)[0].push {
            PushRegistration::Webpush { endpoint, .. } => endpoint.as_str() != before[0],
            _ => false,
        })
        .await;
    drop(phone);
}

#[tokio::test]
async fn a_closed_app_that_is_forgotten_is_not_sent_to_any_more_and_registers_as_it_starts() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    world.service.forget(&world.service.endpoints()[0]);
    world.login();
    world
        .until("a registration that ended", |mock| {
            let device = mock.devices(MAIJA).remove(0);
            let last = device.last_push.map(|last| last.result);
            last == Some(PushResult::Gone) && device.push == PushRegistration::None
        })
        .await;
    let _phone = world.starts(&pocket).await;
    world
        .until("a new registration", |mock| {
            matches!(mock.devices(MAIJA)[0].push, PushRegistration::Webpush { .. })
        })
        .await;
}

#[tokio::test]
async fn a_disconnected_username_is_not_pushed_for() {
    let world = World::new().await;
    let (mut phone, pocket) = world.connected("Maija's phone").await;
    world.mock().disconnect_all(MAIJA);
    phone.sees_enrol_form().await;
    assert_eq!(world.service.endpoints(), Vec::<String>::new());
    world.login();
    assert_eq!(pocket.shows_nothing().await.ever, 0);
    assert_eq!(world.service.posts().len(), 0);
}

#[tokio::test]
async fn a_test_notification_travels_all_the_way() {
    let world = World::new().await;
    let (mut phone, pocket) = world.connected("Maija's phone").await;
    phone.press(Intent::OpenSettings).await;
    phone
        .sees("pushes that work", |view| match &view.screen {
            Screen::Settings(settings) => (settings.push.way == PushWay::Works).then_some(()),
            _ => None,
        })
        .await;
    phone.press(Intent::TryNotification).await;
    let arrived = |view: &key_view::ViewModel| match &view.screen {
        Screen::Settings(settings) => match settings.push.test {
            PushTest::Arrived { ms } => Some((ms, settings.push.last_seconds_ago)),
            _ => None,
        },
        _ => None,
    };
    let (ms, last) = phone.sees("the test", arrived).await;
    assert!(ms < 10_000, "{ms}");
    assert!(last.is_some());
    pocket.shows("that it came", |shown| shown.tests == 1).await;
}
