//! Being told when something waits: offered once, asked by the phone, and answered from the notification.

use key_core::Pressed;
use key_core::ports::NotRegistered;
use key_core::testing::phone::PIN;
use key_core::testing::{Phone, World};
use key_protocol::decision::Outcome;
use key_view::{Ending, Intent, Message, Notifications};

const MAIJA: &str = World::USERNAME;

/// Connects and chooses the PIN, on a phone that has to ask about notifications.
async fn connected(world: &World) -> Phone {
    let mut phone = world.start().await;
    phone.sees_enrol_form().await;
    phone.connects(&world.address(), MAIJA, World::CODES[0]).await;
    phone.sees_choose_pin().await;
    phone.chooses_pin(PIN).await;
    phone
}

#[tokio::test]
async fn the_offer_is_the_last_step_of_setting_up() {
    let world = World::new();
    world.notifier.asks_first(Notifications::On);
    let mut phone = connected(&world).await;
    phone.sees_offer().await;
    assert_eq!(world.notifier.asked(), 0, "the reason comes before the question");
    phone.press(Intent::AllowNotifications).await;
    phone.sees_home_online().await;
    assert_eq!(world.notifier.asked(), 1);
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::On);
}

#[tokio::test]
async fn who_says_no_to_the_phone_is_set_up_all_the_same() {
    let world = World::new();
    world.notifier.asks_first(Notifications::Off);
    let mut phone = connected(&world).await;
    phone.sees_offer().await;
    phone.press(Intent::AllowNotifications).await;
    phone.sees_home_online().await;
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Off);
}

#[tokio::test]
async fn not_now_is_an_answer_and_the_settings_still_have_it() {
    let world = World::new();
    world.notifier.asks_first(Notifications::On);
    let mut phone = connected(&world).await;
    phone.sees_offer().await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Undecided);
    phone.press(Intent::AllowNotifications).await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::On);
    assert_eq!(world.notifier.asked(), 1);
}

#[tokio::test]
async fn nothing_is_offered_where_the_phone_does_not_ask() {
    let world = World::new();
    let mut phone = connected(&world).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn what_was_changed_in_the_phones_own_settings_is_seen_on_coming_back() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.is_left();
    world.notifier.set_allowed(Notifications::Off);
    phone.is_back().await;
    assert_eq!(phone.sees_settings().await.notifications, Notifications::Off);
}

#[tokio::test]
async fn nobody_is_asked_from_elsewhere() {
    let world = World::new();
    world.notifier.asks_first(Notifications::On);
    let mut phone = connected(&world).await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
    phone.press(Intent::AllowNotifications).await;
    assert_eq!(world.notifier.asked(), 0);
}

#[tokio::test]
async fn a_tap_that_starts_the_app_opens_what_it_was_about() {
    let world = World::new();
    world.phone().await;
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    let mut phone = world.start().await;
    phone.app.pressed_on_notification(second.id.as_str(), Pressed::Open).await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    assert_eq!(world.backend.outcome(&first.id), None);
}

#[tokio::test]
async fn denying_from_the_notification_denies_and_asks_for_no_pin() {
    let world = World::new();
    world.phone().await;
    let login = world.backend.issue(MAIJA);
    let mut phone = world.start().await;
    phone.app.pressed_on_notification(login.id.as_str(), Pressed::Deny).await;
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
}

#[tokio::test]
async fn a_notification_that_was_left_lying_says_that_it_is_over() {
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
async fn a_tap_without_a_network_is_not_waited_on_for_ever() {
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
async fn they_can_be_tried_out_from_the_settings_and_nowhere_else_where_nothing_wakes_the_phone() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let mut phone = world.phone().await;
    phone.press(Intent::TryNotification).await;
    assert_eq!(world.notifier.tried(), 0);
    phone.press(Intent::OpenSettings).await;
    phone.sees_settings().await;
    phone.press(Intent::TryNotification).await;
    assert_eq!(world.notifier.tried(), 1);
}
