//! Pushes: registration at the backend, and the entries that pushes leave in the inbox.

use std::time::Duration;

use key_core::ports::{Distributor, Entry, NotRegistered, PushHealth};
use key_core::testing::{Call, Mishap, Phone, World};
use key_protocol::decision::Outcome;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use key_view::{Ending, Intent, Message, Notifications, PushTest, PushView, PushWay};

const MAIJA: &str = World::USERNAME;

/// Returns the device that is registered for pushes.
fn device(world: &World) -> DeviceId {
    world.push.registered().into_iter().next().expect("a device that is registered")
}

/// Waits for settings with a state of pushes that satisfies `how`.
async fn sees_pushes(phone: &mut Phone, how: impl Fn(&PushView) -> bool) -> PushView {
    phone
        .sees("how pushes stand", |view| match &view.screen {
            key_view::Screen::Settings(settings) if how(&settings.push) => Some(settings.push.clone()),
            _ => None,
        })
        .await
}

/// Returns when push addresses were registered `times` times.
async fn registered(world: &World, times: usize) {
    world.backend.called(Call::RegisterPush, times).await;
}

async fn wait_for_empty_inbox(world: &World) {
    use key_core::ports::Push as _;
    for _ in 0..1000 {
        if world.push.inbox().await.is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("the inbox is not empty");
}

#[tokio::test]
async fn connecting_registers_pushes_at_the_backend() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
}

#[tokio::test]
async fn username_without_pushes_is_registered_at_the_next_start() {
    let world = World::new();
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    let phone = world.phone().await;
    world.backend.called(Call::PushStatus, 1).await;
    drop(phone);
    assert_eq!(world.backend.push(MAIJA), PushRegistration::None);
    world.push.set_failing(None);
    let _phone = world.start().await;
    registered(&world, 1).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
}

#[tokio::test]
async fn forgotten_registration_is_renewed_at_start() {
    let world = World::new();
    let phone = world.phone().await;
    registered(&world, 1).await;
    drop(phone);
    world.backend.forget_push(MAIJA);
    let _phone = world.start().await;
    registered(&world, 2).await;
    assert!(matches!(world.backend.push(MAIJA), PushRegistration::Webpush { .. }));
}

#[tokio::test]
async fn new_push_address_is_registered_at_once() {
    let world = World::new();
    let _phone = world.phone().await;
    registered(&world, 1).await;
    let before = world.backend.push(MAIJA);
    world.push.change_address();
    registered(&world, 2).await;
    assert!(world.backend.push(MAIJA) != before);
}

#[tokio::test]
async fn lost_distributor_is_reported_to_the_backend() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    world.push.set_failing(Some(NotRegistered::NoDistributor));
    world.push.wake();
    registered(&world, 2).await;
    assert_eq!(world.backend.push(MAIJA), PushRegistration::None);
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NoDistributor).await;
}

#[tokio::test]
async fn changed_notification_permission_rechecks_pushes() {
    let world = World::new();
    let phone = world.phone().await;
    world.backend.called(Call::PushStatus, 1).await;
    phone.leave();
    world.notifier.set_allowed(Notifications::Off);
    phone.come_back().await;
    world.backend.called(Call::PushStatus, 2).await;
}

#[tokio::test]
async fn backend_without_pushes_gets_no_registration_and_settings_show_it() {
    for world in [World::new(), World::new()].map(|world| (world.backend.set_web_push(false), world).1) {
        let mut phone = world.phone().await;
        world.backend.called(Call::PushStatus, 1).await;
        phone.press(Intent::OpenSettings).await;
        sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NotSent).await;
        assert!(!world.backend.calls().contains(&Call::RegisterPush));
    }
}

#[tokio::test]
async fn backend_of_an_earlier_revision_counts_as_without_pushes() {
    let world = World::new();
    world.backend.expect(Call::PushStatus, Mishap::Refused(Problem::MethodNotAllowed));
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    sees_pushes(&mut phone, |pushes| pushes.way == PushWay::NotSent).await;
    phone.press(Intent::Back).await;
    phone.sees_home_online().await;
}

#[tokio::test]
async fn user_chooses_the_distributor() {
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
async fn press_that_starts_the_app_opens_its_challenge() {
    let world = World::new();
    let phone = world.phone().await;
    registered(&world, 1).await;
    drop(phone);
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    world.push.receive(&device(&world), Entry::Open(second.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
    assert_eq!(world.backend.outcome(&first.id), None);
    wait_for_empty_inbox(&world).await;
}

#[tokio::test]
async fn press_while_the_app_runs_opens_its_challenge() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    let (_first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    phone.sees_home_online().await;
    world.push.receive(&device(&world), Entry::Open(second.id.clone()), Timestamp(0));
    assert_eq!(phone.sees_challenge().await.id, second.id.as_str());
}

#[tokio::test]
async fn push_that_arrives_before_the_event_is_not_treated_as_late() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
    wait_for_empty_inbox(&world).await;
}

#[tokio::test]
async fn deny_on_a_notification_denies_only_its_challenge() {
    let world = World::new();
    let phone = world.phone().await;
    registered(&world, 1).await;
    drop(phone);
    let (first, second) = (world.backend.issue(MAIJA), world.backend.issue(MAIJA));
    world.push.receive(&device(&world), Entry::Deny(second.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&second.id), Some(Outcome::Denied));
    assert_eq!(world.backend.outcome(&first.id), None);
    wait_for_empty_inbox(&world).await;
}

#[tokio::test]
async fn offline_denial_is_reported_and_sent_when_online() {
    let world = World::new();
    let phone = world.phone().await;
    registered(&world, 1).await;
    drop(phone);
    let login = world.backend.issue(MAIJA);
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    world.backend.set_down(true);
    let mut phone = world.start().await;
    assert_eq!(phone.sees_message().await, Message::DenialWaits);
    world.backend.set_down(false);
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    wait_for_empty_inbox(&world).await;
    assert_eq!(world.backend.bodies(Call::Decide).len(), 1);
}

#[tokio::test]
async fn undelivered_denial_survives_restart() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
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
    wait_for_empty_inbox(&world).await;
}

#[tokio::test]
async fn completed_denial_is_not_repeated() {
    let world = World::new();
    let phone = world.phone().await;
    registered(&world, 1).await;
    drop(phone);
    let login = world.backend.issue(MAIJA);
    world.backend.withdraw(&login.id, Outcome::Denied, Some("Maija's phone"));
    // The app ended after it denied the challenge and before it settled the entry.
    world.push.receive(&device(&world), Entry::Deny(login.id.clone()), Timestamp(0));
    let mut phone = world.start().await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
    wait_for_empty_inbox(&world).await;
    assert!(!world.backend.calls().contains(&Call::Decide));
}

#[tokio::test]
async fn press_on_an_ended_challenge_reports_it() {
    for entry in [Entry::Open, Entry::Deny] as [fn(ChallengeId) -> Entry; 2] {
        let world = World::new();
        let mut phone = world.phone().await;
        registered(&world, 1).await;
        let login = world.backend.issue(MAIJA);
        world.backend.withdraw(&login.id, Outcome::Cancelled, None);
        phone.sees_home_online().await;
        world.push.receive(&device(&world), entry(login.id.clone()), Timestamp(0));
        assert_eq!(phone.sees_message().await, Message::ChallengeGone);
        wait_for_empty_inbox(&world).await;
    }
}

#[tokio::test]
async fn press_for_a_disconnected_username_does_nothing() {
    let world = World::new();
    let _phone = world.phone().await;
    registered(&world, 1).await;
    let login = world.backend.issue(MAIJA);
    let unknown = DeviceId::parse("s".repeat(22)).unwrap();
    world.push.receive(&unknown, Entry::Deny(login.id.clone()), Timestamp(0));
    wait_for_empty_inbox(&world).await;
    assert_eq!(world.backend.outcome(&login.id), None);
}

#[tokio::test]
async fn disconnecting_unregisters_pushes() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    let account = phone.sees_home().await.accounts[0].id.clone();
    phone.press(Intent::OpenSettings).await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(world.push.registered(), []);
}

#[tokio::test]
async fn disconnection_elsewhere_unregisters_pushes() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
    world.backend.revoke(MAIJA, "web");
    phone.sees_enrol_form().await;
    assert_eq!(world.push.registered(), []);
}

#[tokio::test]
async fn test_push_reports_how_long_it_took() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
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
    wait_for_empty_inbox(&world).await;
    assert_eq!(world.notifier.test_notifications(), 0);
}

#[tokio::test]
async fn late_test_push_stays_lost() {
    let world = World::new();
    let mut phone = world.phone().await;
    registered(&world, 1).await;
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
    wait_for_empty_inbox(&world).await;
    sees_pushes(&mut phone, |pushes| pushes.test == PushTest::Lost).await;
}

#[tokio::test]
async fn refused_test_push_is_reported() {
    for (mishap, expected) in [
        (Mishap::Refused(Problem::TooManyAttempts { retry_after: 9 }), PushTest::TooSoon),
        (Mishap::Refused(Problem::NoPush), PushTest::NotSent),
        (Mishap::RequestLost, PushTest::NotSent),
    ] {
        let world = World::new();
        let mut phone = world.phone().await;
        registered(&world, 1).await;
        phone.press(Intent::OpenSettings).await;
        sees_pushes(&mut phone, |pushes| pushes.way == PushWay::Works).await;
        world.backend.expect(Call::TestPush, mishap);
        phone.press(Intent::TryNotification).await;
        sees_pushes(&mut phone, |pushes| pushes.test == expected).await;
    }
}

#[tokio::test]
async fn settings_show_push_problems_of_the_phone() {
    let world = World::new();
    let mut phone = world.phone().await;
    let last = Some(world.backend.now());
    world.push.set_health(PushHealth { channel_off: true, restricted: true, last, dropped: 3 });
    phone.press(Intent::OpenSettings).await;
    let pushes = sees_pushes(&mut phone, |pushes| pushes.channel_off).await;
    assert_eq!((pushes.restricted, pushes.last_seconds_ago, pushes.dropped), (true, Some(0), 3));
}
