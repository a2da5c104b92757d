//! Being woken: where backends are told to send pushes, and what becomes of what pushes left on the phone.

use std::time::Duration;

use key_core::ports::{Distributor, Entry, NotRegistered, PushHealth};
use key_core::testing::{Call, Mishap, Phone, World};
use key_protocol::decision::Outcome;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use key_view::{Ending, Intent, Message, Notifications, PushTest, PushView, PushWay};

const MAIJA: &str = World::USERNAME;

/// The device whose pushes come to the phone.
fn device(world: &World) -> DeviceId {
    world.push.registered().into_iter().next().expect("a device that is registered")
}

/// Settings that say how pushes stand, once that is so.
async fn sees_pushes(phone: &mut Phone, how: impl Fn(&PushView) -> bool) -> PushView {
    phone
        .sees("how pushes stand", |view| match &view.screen {
            key_view::Screen::Settings(settings) if how(&settings.push) => Some(settings.push.clone()),
            _ => None,
        })
        .await
}

/// Returns when the backend was told so many times where pushes go.
async fn told(world: &World, times: usize) {
    world.backend.called(Call::RegisterPush, times).await;
}

async fn settled(world: &World) {
    use key_core::ports::Push as _;
    for _ in 0..1000 {
        if world.push.inbox().await.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("something stays in the inbox");
}

#[tokio::test]
async fn a_backend_is_told_where_pushes_go_once_a_username_is_connected() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
}

#[tokio::test]
async fn a_username_that_was_connected_before_there_were_pushes_gets_them_at_the_next_start() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let phone = world.phone().await;
    world.backend.called(Call::PushStatus, 1).await;
    drop(phone);
    assert_eq!(world.backend.push(MAIJA), PushRegistration::None);
    world.push.set_failing(None);
    let _phone = world.start().await;
    told(&world, 1).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
}

#[tokio::test]
async fn a_backend_that_forgot_is_told_again() {
    let world = World::new();
    let phone = world.phone().await;
    told(&world, 1).await;
    drop(phone);
    world.backend.forget_push(MAIJA);
    let _phone = world.start().await;
    told(&world, 2).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
}

#[tokio::test]
async fn another_address_of_the_phone_is_told_at_once() {
    let world = World::new();
    let _phone = world.phone().await;
    told(&world, 1).await;
    let before = world.backend.push(MAIJA);
    world.push.move_away();
    told(&world, 2).await;
    assert!(world.backend.push(MAIJA) != before);
}

#[tokio::test]
async fn a_backend_is_told_that_pushes_come_no_more() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    world.push.wake();
    told(&world, 2).await;
    assert_eq!(world.backend.push(MAIJA), PushRegistration::None);
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NoDistributor).await;
}

#[tokio::test]
async fn permission_that_changed_is_a_reason_to_look_again() {
    let world = World::new();
    let phone = world.phone().await;
    world.backend.called(Call::PushStatus, 1).await;
    phone.is_left();
    world.notifier.set_allowed(Notifications::Off);
    phone.is_back().await;
    world.backend.called(Call::PushStatus, 2).await;
}

#[tokio::test]
async fn a_backend_without_pushes_is_told_nothing_and_the_settings_say_so() {
    for world in [World::new(), World::new()].map(|world| (world.backend.set_web_push(false), world).1) {
        let mut phone = world.phone().await;
        world.backend.called(Call::PushStatus, 1).await;
        phone.press(Intent::OpenSettings).await;
        sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NotSent).await;
        assert!(!world.backend.calls().contains(&Call::RegisterPush));
    }
}

#[tokio::test]
async fn a_backend_of_an_earlier_revision_is_one_without_pushes() {
    let world = World::new();
    world.backend.expect(Call::PushStatus, Mishap::Refused(Problem::MethodNotAllowed));
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NotSent).await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn what_brings_pushes_is_the_persons_choice() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NotChosen));
    let one = |id: &str| Distributor { id: id.to_owned(), name: id.to_owned(), chosen: false };
    world.push.set_distributors(vec![one("ntfy"), one("nextpush")]);
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NotChosen && pushes.distributors.len() == 2)
        .await;
    phone.press(Intent::ChooseDistributor { id: "ntfy".to_owned() }).await;
    let pushes = sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
    assert!(pushes.distributors[0].chosen && !pushes.distributors[1].chosen);
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
}

#[tokio::test]
async fn a_press_opens_its_own_challenge_also_when_it_starts_the_app() {
    let world = World::new();
    let phone = world.phone().await;
    told(&world, 1).await;
    drop(phone);
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    world.push.receive(&device(&world), Entry::Open(second.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    assert_eq!(world.backend.outcome(&first.id), None);
    settled(&world).await;
}

#[tokio::test]
async fn a_press_while_the_app_runs_opens_it_too() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    let (_first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    phone.sees_home_online().await;
    world.push.receive(&device(&world), Entry::Open(second.id.clone()), Timestamp(0));
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
}

#[tokio::test]
async fn a_push_that_outruns_the_backends_own_word_is_no_late_one() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    let login = world.backend.issue_unheard(MAIJA);
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    settled(&world).await;
}

#[tokio::test]
async fn deny_on_a_notification_denies_that_one_and_no_other() {
    let world = World::new();
    let phone = world.phone().await;
    told(&world, 1).await;
    drop(phone);
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    world.push.receive(&device(&world), Entry::Deny(second.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&second.id), Some(Outcome::Denied));
    assert_eq!(world.backend.outcome(&first.id), None);
    settled(&world).await;
}

#[tokio::test]
async fn a_denial_without_a_network_is_said_to_wait_and_made_when_there_is_one() {
    let world = World::new();
    let phone = world.phone().await;
    told(&world, 1).await;
    drop(phone);
    let login = world.backend.issue(MAIJA);
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    world.backend.set_down(true);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_message().await, Message::DenialWaits);
    world.backend.set_down(false);
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    settled(&world).await;
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}

#[tokio::test]
async fn a_denial_that_was_not_delivered_outlives_the_app() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    phone.sees_unsent().await;
    drop(phone);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    settled(&world).await;
}

#[tokio::test]
async fn a_denial_that_was_made_already_is_not_made_again() {
    let world = World::new();
    let phone = world.phone().await;
    told(&world, 1).await;
    drop(phone);
    let login = world.backend.issue(MAIJA);
    world.backend.withdraw(&login.id, Outcome::Denied, Some("Maija's phone"));
    // The app ended after it had denied and before it had settled.
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
    settled(&world).await;
    assert!(!world.backend.calls().contains(&Call::Decide));
}

#[tokio::test]
async fn a_press_on_what_is_over_says_that_it_is() {
    for entry in [Entry::Open, Entry::Deny] as [fn(ChallengeId) -> Entry; 2] {
        let world = World::new();
        let mut phone = world.phone().await;
        told(&world, 1).await;
        let login = world.backend.issue(MAIJA);
        world.backend.withdraw(&login.id, Outcome::Cancelled, None);
        phone.sees_home_online().await;
        world.push.receive(&device(&world), entry(login.id.clone()), Timestamp(0));
        assert_eq!(phone.sees_message().await, Message::ChallengeGone);
        settled(&world).await;
    }
}

#[tokio::test]
async fn a_press_for_a_username_that_is_gone_does_nothing() {
    let world = World::new();
    let _phone = world.phone().await;
    told(&world, 1).await;
    let login = world.backend.issue(MAIJA);
    let stranger = DeviceId::parse("s".repeat(22)).unwrap();
    world.push.receive(&stranger, Entry::Deny(login.id.clone()), Timestamp(0));
    settled(&world).await;
    assert_eq!(world.backend.outcome(&login.id), None);
}

#[tokio::test]
async fn a_disconnected_username_is_not_woken_for_any_more() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    let account = phone.sees_home().await.accounts[0].id.clone();
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::AskDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(world.push.registered(), []);
}

#[tokio::test]
async fn one_that_was_disconnected_elsewhere_is_not_either() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    world.backend.revoke(MAIJA, "web");
    phone.sees_enrol_form().await;
    assert_eq!(world.push.registered(), []);
}

#[tokio::test]
async fn a_test_travels_through_the_backend_and_says_how_long_it_took() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
    let arrives = async {
        world.backend.called(Call::TestPush, 1).await;
        world.clock.advance(Duration::from_millis(420));
        let token = DeviceText::parse(world.backend.bodies(Call::TestPush)[0].clone()).unwrap();
        world.push.receive(&device(&world), Entry::Test(token), Timestamp(0));
    };
    phone.press(Intent::TryNotification).await;
    arrives.await;
    let pushes = sees_pushes(&mut phone, |pushes| pushes.test != PushTest::Sent).await;
    assert_eq!(pushes.test, PushTest::Arrived { ms: 420 });
    settled(&world).await;
    assert_eq!(world.notifier.tried(), 0);
}

#[tokio::test]
async fn a_test_that_does_not_arrive_is_given_up_and_what_comes_late_changes_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    told(&world, 1).await;
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
    let waits = async {
        world.backend.called(Call::TestPush, 1).await;
        world.clock.advance(Duration::from_secs(21));
    };
    phone.press(Intent::TryNotification).await;
    waits.await;
    sees_pushes(&mut phone, |pushes| pushes.test == PushTest::Lost).await;
    let token = DeviceText::parse(world.backend.bodies(Call::TestPush)[0].clone()).unwrap();
    world.push.receive(&device(&world), Entry::Test(token), Timestamp(0));
    settled(&world).await;
    sees_pushes(&mut phone, |pushes| pushes.test == PushTest::Lost).await;
}

#[tokio::test]
async fn a_backend_that_sends_no_test_is_said_to() {
    for (mishap, said) in [
        (Mishap::Refused(Problem::TooManyAttempts { retry_after: 9 }), PushTest::TooSoon),
        (Mishap::Refused(Problem::NoPush), PushTest::NotSent),
        (Mishap::RequestLost, PushTest::NotSent),
    ] {
        let world = World::new();
        let mut phone = world.phone().await;
        told(&world, 1).await;
        phone.press(Intent::OpenSettings).await;
        sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
        world.backend.expect(Call::TestPush, mishap);
        phone.press(Intent::TryNotification).await;
        sees_pushes(&mut phone, |pushes| pushes.test == said).await;
    }
}

#[tokio::test]
async fn the_settings_say_what_keeps_pushes_on_the_phones_side() {
    let world = World::new();
    let mut phone = world.phone().await;
    let last = Some(world.backend.now());
    world.push.set_health(PushHealth { channel_off: true, restricted: true, last, dropped: 3 });
    phone.press(Intent::OpenSettings).await;
    let pushes = sees_pushes(&mut phone, |pushes| pushes.channel_off).await;
    assert_eq!((pushes.restricted, pushes.last_seconds_ago, pushes.dropped), (true, Some(0), 3));
}
