//! Disconnecting: on this device, online and offline, and from elsewhere.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::{Barrier, Call, Fault, Mishap, Operation, Phone, World};
use key_protocol::event::{Event, RevokedEvent, WithdrawnEvent};
use key_protocol::jws::Jws;
use key_protocol::problem::Problem;
use key_view::{Connection, DisconnectTarget, Ending, Intent, Message, News, Screen, ViewModel};

use crate::at_a_challenge::settle;

const MAIJA: &str = World::USERNAME;

/// Disconnects the first username in settings and confirms.
async fn disconnect_first(phone: &mut Phone) {
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    let confirming = phone.sees_confirmation().await;
    assert!(matches!(confirming, DisconnectTarget::Account { id, .. } if id == account));
    phone.press(Intent::Disconnect { account }).await;
}

/// Starts a phone with two usernames.
async fn with_two_usernames(world: &World) -> Phone {
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;
    phone.enter_pin(key_core::testing::phone::PIN).await;
    phone.sees_home_online().await;
    phone.press(Intent::DismissMessage).await;
    phone
}

#[tokio::test]
async fn disconnecting_notifies_the_backend_and_erases_the_keys() {
    let world = World::new();
    let mut phone = world.phone().await;
    disconnect_first(&mut phone).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: true });
    phone.sees_enrol_form().await;
    assert_eq!(world.backend.devices(MAIJA), 0);
    assert!(world.vault.possession_keys().is_empty());
    assert!(!String::from_utf8(world.vault.record().unwrap()).unwrap().contains(MAIJA));

    drop(phone);
    let mut phone = world.start().await;
    phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn revocation_event_of_own_disconnection_is_not_shown() {
    let world = World::new();
    let mut phone = world.phone().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Disconnect, Mishap::AnswerHeld(barrier.clone()));
    let release = async {
        barrier.reached().await;
        // Gives the revocation event time to arrive before the response.
        settle().await;
        barrier.open();
    };
    tokio::join!(disconnect_first(&mut phone), release);
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: true });
}

#[tokio::test]
async fn disconnecting_offline_erases_the_keys_and_reports_it() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    disconnect_first(&mut phone).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: false });
    assert!(world.vault.possession_keys().is_empty());
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn disconnecting_requires_confirmation() {
    let world = World::new();
    let mut phone = world.phone().await;
    let account = phone.open_settings().await;
    phone.press(Intent::Disconnect { account: account.clone() }).await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::CancelDisconnect).await;
    assert!(phone.app.current_view().overlay.is_none());
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn confirming_twice_disconnects_once() {
    let world = World::new();
    let mut phone = world.phone().await;
    let account = phone.open_settings().await;
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    let confirm = || Intent::Disconnect { account: account.clone() };
    tokio::join!(phone.press(confirm()), phone.press(confirm()));
    phone.sees_enrol_form().await;
    assert_eq!(world.backend.calls().iter().filter(|call| **call == Call::Disconnect).count(), 1);
}

#[tokio::test]
async fn offline_disconnection_that_cannot_erase_keeps_the_username() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.expect(Call::Disconnect, Mishap::RequestLost);
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    disconnect_first(&mut phone).await;
    assert_eq!(phone.sees_message().await, Message::NotSaved);
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);

    world.vault.mend();
    world.backend.called(Call::Challenges, 2).await;
    disconnect_first(&mut phone).await;
    phone.sees_enrol_form().await;
    assert!(world.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn revoked_keys_that_cannot_be_erased_are_erased_at_the_next_start() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    disconnect_first(&mut phone).await;
    phone.sees_enrol_form().await;
    drop(phone);
    world.vault.mend();
    let mut phone = world.start().await;
    assert!(matches!(phone.sees_news().await[..], [News::DisconnectedElsewhere { .. }]));
    phone.sees_enrol_form().await;
    assert!(world.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn keystore_that_cannot_erase_a_key_does_not_keep_the_username() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.vault.fail(Operation::Remove, Fault::Refuses(VaultFailed::KeystoreLocked));
    disconnect_first(&mut phone).await;
    phone.sees_enrol_form().await;
    world.vault.mend();
    phone.set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn disconnection_elsewhere_reports_by_whom_and_when() {
    for (by, shown) in [("web", None), ("Tablet", Some("Tablet".to_owned()))] {
        let world = World::new();
        let mut phone = world.phone().await;
        world.backend.revoke(MAIJA, by);
        let username = MAIJA.to_owned();
        assert_eq!(phone.sees_news().await, [News::DisconnectedElsewhere { username, by: shown }]);
        phone.sees_enrol_form().await;
        assert!(world.vault.possession_keys().is_empty());
    }
}

#[tokio::test]
async fn disconnection_while_not_running_is_reported_at_the_next_start() {
    let world = World::new();
    drop(world.phone().await);
    world.backend.revoke(MAIJA, "Tablet");
    let at = world.clock.world();
    world.clock.advance(Duration::from_secs(3_600));
    let mut phone = world.start().await;
    let (username, by) = (MAIJA.to_owned(), Some("Tablet".to_owned()));
    let card = phone.sees_cards().await.remove(0);
    assert_eq!(card.news, News::DisconnectedElsewhere { username, by });
    assert_eq!(card.at, at.seconds(), "by the backend's clock");
    phone.sees_enrol_form().await;
}

/// Answers that a proxy or a broken backend can make up.
fn unproven() -> [Problem; 3] {
    let forged = Jws::parse(FORGED).unwrap();
    [
        Problem::UnknownDevice,
        Problem::DeviceRevoked { notice: None },
        Problem::DeviceRevoked { notice: Some(forged) },
    ]
}

/// A notice by a key that is not the account's: that of the protocol's example.
const FORGED: &str = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImZrLW5vdGljZStqd3QifQ.eyJqdGkiOiJvS0dpbzZTbHBxZW9xYXFycksydXJ3IiwiYXVkIjoiYS03ZjNjMWQ5MCIsImlhdCI6MTc2NzIyNzYwMCwia2luZCI6ImRldmljZS1hZGRlZCIsImRldmljZSI6eyJpZCI6InI0VThuMXRZbDByMGM5UmMzaUZLNEIiLCJuYW1lIjoiUGhvbmUgMiIsInBsYXRmb3JtIjoiaW9zIn0sImJ5Ijoid2ViIiwiY29udGV4dCI6bnVsbH0.w7OI_AcEXlbFYmyp2ZPN2HKp8M3T_yfjtcC5wTYpVTICz5p_7NDjdCWmDE8GknFOQdp5tWrnsNrtcow3wd4LMA";

#[tokio::test]
async fn unproven_disconnection_keeps_the_keys_and_is_tried_again() {
    for problem in unproven() {
        let world = World::new();
        let mut phone = world.phone().await;
        for call in [Call::Events, Call::Challenges] {
            world.backend.expect(call, Mishap::Refused(problem.clone()));
        }
        world.backend.close_streams();
        world.meanwhile(phone.sees("not known", is_not_known)).await;
        assert_eq!(world.vault.possession_keys().len(), 1, "{problem:?}");
        world.meanwhile(phone.sees_home_online()).await;
        let login = world.backend.issue(MAIJA);
        phone.approve(&login.number).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved, "{problem:?}");
    }
}

#[tokio::test]
async fn unproven_disconnection_met_by_any_request_keeps_the_keys() {
    for problem in unproven() {
        let world = World::new();
        let mut phone = world.phone().await;
        world.backend.expect(Call::Decide, Mishap::Refused(problem.clone()));
        world.backend.expect(Call::Devices, Mishap::Refused(problem.clone()));
        let account = phone.open_settings().await;
        phone.press(Intent::OpenDevices { account }).await;
        phone.press(Intent::Back).await;
        phone.press(Intent::Back).await;
        world.backend.issue(MAIJA);
        phone.deny().await;
        let event = Event::Revoked(RevokedEvent { notice: Jws::parse(FORGED).unwrap() });
        world.backend.send_event(MAIJA, &event);
        settle().await;
        assert_eq!(world.vault.possession_keys().len(), 1, "{problem:?}");
        assert!(String::from_utf8(world.vault.record().unwrap()).unwrap().contains(MAIJA));
    }
}

#[tokio::test]
async fn phone_that_the_service_does_not_know_is_erased_when_its_user_says_so() {
    let world = World::new();
    let mut phone = world.phone().await;
    for call in [Call::Events, Call::Challenges, Call::Disconnect] {
        for _ in 0..2 {
            world.backend.expect(call, Mishap::Refused(Problem::UnknownDevice));
        }
    }
    world.backend.close_streams();
    world.meanwhile(phone.sees("not known", is_not_known)).await;
    disconnect_first(&mut phone).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: false });
    assert!(world.vault.possession_keys().is_empty());
}

fn is_not_known(view: &ViewModel) -> Option<()> {
    match &view.screen {
        Screen::Home(home) => (home.accounts[0].connection == Connection::NotKnown).then_some(()),
        _ => None,
    }
}

#[tokio::test]
async fn disconnecting_one_username_leaves_the_other_working() {
    let world = World::new();
    let mut phone = with_two_usernames(&world).await;
    disconnect_first(&mut phone).await;
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);
    phone.press(Intent::Back).await;
    let login = world.backend.issue("pekka@example.fi");
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn event_of_one_account_does_not_affect_challenges_of_another() {
    let world = World::new();
    let mut phone = with_two_usernames(&world).await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    let (id, outcome) = (login.id.clone(), key_protocol::decision::Outcome::Approved);
    let event = Event::Withdrawn(WithdrawnEvent { id, outcome, by_device: None });
    world.backend.send_event("pekka@example.fi", &event);
    let other = world.backend.issue("pekka@example.fi");
    phone
        .sees("both waiting", |view| match &view.screen {
            key_view::Screen::Challenge(challenge) => (challenge.others_waiting == 1).then_some(()),
            _ => None,
        })
        .await;
    assert_eq!(phone.sees_challenge().await.id, login.id.as_str());
    assert_ne!(login.id, other.id);
}
