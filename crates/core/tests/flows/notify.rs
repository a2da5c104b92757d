//! Notifications: offered once, permitted by the user, and opened or denied from the notification.

use std::time::Duration;

use key_core::Pressed;
use key_core::ports::{Entry, NotRegistered};
use key_core::testing::phone::PIN;
use key_core::testing::{Call, Phone, World};
use key_protocol::decision::Outcome;
use key_protocol::ids::{DeviceText, Timestamp};
use key_view::{Ending, Intent, Message, Notifications, PushTest, PushWay, Screen};

const MAIJA: &str = World::USERNAME;

/// Connects and chooses the PIN; the caller sets the notification permission.
async fn onboard(world: &World) -> Phone {
    let phone = world.phone_without_pin().await;
    phone.choose_pin(PIN).await;
    phone
}

#[tokio::test]
async fn allowed_notifications_are_tried_out_at_the_end_of_onboarding() {
    let world = World::new();
    world.notifier.set_undecided(Notifications::On);
    let mut phone = onboard(&world).await;
    phone.sees_offer().await;
    assert_eq!(world.notifier.request_count(), 0, "the offer comes before the permission dialog");
    let arrives = async {
        world.backend.called(Call::TestPush, 1).await;
        world.clock.advance(Duration::from_millis(420));
        let token = DeviceText::parse(world.backend.bodies(Call::TestPush)[0].clone()).unwrap();
        let device = world.push.registered().remove(0);
        world.push.receive(&device, Entry::Test(token), Timestamp(0));
    };
    phone.press(Intent::AllowNotifications).await;
    arrives.await;
    let test = phone.sees_test_push().await;
    assert_eq!((test.notifications, test.push.test), (Notifications::On, PushTest::Arrived { ms: 420 }));
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    assert_eq!(world.notifier.request_count(), 1);
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::On);
}

#[tokio::test]
async fn denied_permission_completes_onboarding() {
    let world = World::new();
    world.notifier.set_undecided(Notifications::Off);
    let mut phone = onboard(&world).await;
    phone.sees_offer().await;
    phone.press(Intent::AllowNotifications).await;
    assert_eq!(phone.sees_test_push().await.notifications, Notifications::Off, "said, and no test is sent");
    assert!(world.backend.bodies(Call::TestPush).is_empty());
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Off);
}

#[tokio::test]
async fn test_that_cannot_travel_says_why_and_blocks_nothing() {
    let offline: fn(&World) = |world| world.backend.set_down(true);
    let no_distributor: fn(&World) = |world| world.push.set_failing(Some(NotRegistered::NoDistributor));
    for (breaks, way) in [(offline, PushWay::Unreachable), (no_distributor, PushWay::NoDistributor)] {
        let world = World::new();
        world.notifier.set_undecided(Notifications::On);
        let mut phone = onboard(&world).await;
        phone.sees_offer().await;
        breaks(&world);
        phone.press(Intent::AllowNotifications).await;
        let test = phone.sees_test_push().await.push;
        assert_eq!((test.way, test.test), (way, PushTest::None));
        phone.press(Intent::TryNotification).await;
        assert_eq!(phone.sees_test_push().await.push.way, way, "tried again");
        phone.press(Intent::Back).await;
        phone.sees_home().await;
    }
}

#[tokio::test]
async fn test_on_its_way_can_be_skipped() {
    let world = World::new();
    world.notifier.set_undecided(Notifications::On);
    let mut phone = onboard(&world).await;
    phone.sees_offer().await;
    phone.press(Intent::AllowNotifications).await;
    world.backend.called(Call::TestPush, 1).await;
    assert!(matches!(
        phone.app.current_view().screen,
        Screen::TestPush(test) if test.push.test == PushTest::Sent
    ));
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn skipped_offer_can_be_accepted_in_settings() {
    let world = World::new();
    world.notifier.set_undecided(Notifications::On);
    let mut phone = onboard(&world).await;
    phone.sees_offer().await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Undecided);
    phone.press(Intent::AllowNotifications).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::On);
    assert_eq!(world.notifier.request_count(), 1);
}

#[tokio::test]
async fn no_offer_when_notifications_are_already_allowed() {
    let world = World::new();
    let mut phone = onboard(&world).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn permission_changed_in_phone_settings_is_seen_on_return() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.leave();
    world.notifier.set_allowed(Notifications::Off);
    phone.come_back().await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Off);
}

#[tokio::test]
async fn permission_is_requested_only_from_offer_and_settings() {
    let world = World::new();
    world.notifier.set_undecided(Notifications::On);
    let mut phone = onboard(&world).await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    phone.press(Intent::AllowNotifications).await;
    assert_eq!(world.notifier.request_count(), 0);
}

#[tokio::test]
async fn tap_that_starts_the_app_opens_its_challenge() {
    let world = World::new();
    world.phone().await;
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    let mut phone = world.start().await;
    phone.app.pressed_on_notification(second.id.as_str(), Pressed::Open).await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    assert_eq!(world.backend.outcome(&first.id), None);
}

#[tokio::test]
async fn denying_from_a_notification_needs_no_pin() {
    let world = World::new();
    world.phone().await;
    let login = world.backend.issue(MAIJA);
    let mut phone = world.start().await;
    phone.app.pressed_on_notification(login.id.as_str(), Pressed::Deny).await;
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}

#[tokio::test]
async fn press_on_an_outdated_notification_reports_the_end() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    world.backend.withdraw(&login.id, Outcome::Cancelled, None);
    phone.sees_home_online().await;
    for pressed in [Pressed::Open, Pressed::Deny] {
        phone.press(Intent::DismissMessage).await;
        phone.app.pressed_on_notification(login.id.as_str(), pressed).await;
        assert_eq!(phone.sees_message().await, Message::ChallengeGone);
    }
}

#[tokio::test]
async fn offline_tap_does_not_wait_forever() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    drop(phone);
    world.backend.set_down(true);
    phone = world.start().await;
    phone.app.pressed_on_notification(login.id.as_str(), Pressed::Open).await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}

#[tokio::test]
async fn without_pushes_a_local_test_notification_is_sent_from_settings_only() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let mut phone = world.phone().await;
    phone.press(Intent::TryNotification).await;
    assert_eq!(world.notifier.test_notifications(), 0);
    phone.press(Intent::OpenSettings).await;
    phone.sees_settings().await;
    phone.press(Intent::TryNotification).await;
    assert_eq!(world.notifier.test_notifications(), 1);
}
