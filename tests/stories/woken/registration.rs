//! The registration for pushes: sent to the backend, dropped by the push service, renewed.

use key_protocol::push::{PushRegistration, PushResult};
use key_view::{Intent, PushTest, PushWay, Screen};
use support::world::MAIJA;

use super::handset::Pushes;

#[tokio::test]
async fn a_running_app_registers_anew_when_the_push_service_drops_its_subscription() {
    let (pushes, phone, _handset) = Pushes::with_phone().await;
    let before = pushes.service.endpoints();
    pushes.service.forget(&before[0]);
    // The subscription's stream ends, upon which the app subscribes and registers again.
    pushes
        .wait_until("another address", |control| match &control.devices(MAIJA)[0].push {
            PushRegistration::Webpush { endpoint, .. } => endpoint.as_str() != before[0],
            _ => false,
        })
        .await;
    drop(phone);
}

#[tokio::test]
async fn a_dropped_subscription_ends_the_registration_and_the_app_registers_anew_when_it_starts() {
    let (pushes, handset) = Pushes::with_closed_phone().await;
    pushes.service.forget(&pushes.service.endpoints()[0]);
    pushes.start_login();
    pushes
        .wait_until("an ended registration", |control| {
            let device = control.devices(MAIJA).remove(0);
            let last = device.last_push.map(|last| last.result);
            last == Some(PushResult::Gone) && device.push == PushRegistration::None
        })
        .await;
    let _phone = pushes.start_app(&handset).await;
    pushes
        .wait_until("a new registration", |control| {
            matches!(control.devices(MAIJA)[0].push, PushRegistration::Webpush { .. })
        })
        .await;
}

#[tokio::test]
async fn a_disconnected_username_gets_no_pushes() {
    let (pushes, mut phone, handset) = Pushes::with_phone().await;
    pushes.world.control.disconnect_all(MAIJA);
    phone.sees_enrol_form().await;
    assert_eq!(pushes.service.endpoints(), Vec::<String>::new());
    pushes.start_login();
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
    assert_eq!(pushes.service.posts().len(), 0);
}

#[tokio::test]
async fn a_test_notification_reaches_the_phone_through_backend_and_push_service() {
    let (_pushes, mut phone, handset) = Pushes::with_phone().await;
    phone.press(Intent::OpenSettings).await;
    phone
        .sees("working pushes", |view| match &view.screen {
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
    let (ms, last) = phone.sees("the arrived test notification", arrived).await;
    assert!(ms < 10_000, "{ms}");
    assert!(last.is_some());
    handset.shows("the test notification", |shown| shown.tests == 1).await;
}
