//! Disconnecting: here, with or without a network, and from elsewhere.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::{Barrier, Call, Fault, Mishap, Operation, Phone, World};
use key_protocol::event::{Event, WithdrawnEvent};
use key_view::{Ending, Intent, Message};

const MAIJA: &str = World::USERNAME;

/// Says yes in settings to disconnecting the first username.
async fn disconnects(phone: &mut Phone) {
    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::AskDisconnect { account: account.clone() }).await;
    assert_eq!(phone.sees_settings().await.disconnecting, Some(account.clone()));
    phone.press(Intent::Disconnect { account }).await;
}

/// A phone with two usernames.
async fn with_pekka(world: &World) -> Phone {
    world.backend.add_user("pekka@example.fi", &["PEKK-2345"]);
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connects(&world.address(), "pekka@example.fi", "PEKK-2345").await;
    phone.sees_pad().await;
    phone.enters(key_core::testing::phone::PIN).await;
    phone.sees_home_online().await;
    phone.press(Intent::DismissMessage).await;
    phone
}

#[tokio::test]
async fn disconnecting_here_tells_the_backend_and_erases_the_keys() {
    let world = World::new();
    let mut phone = world.phone().await;
    disconnects(&mut phone).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: true });
    phone.sees_enrol_form().await;
    assert_eq!(world.backend.devices(MAIJA), 0);
    assert!(world.vault.possession_keys().is_empty());
    assert!(!String::from_utf8(world.vault.record().unwrap()).unwrap().contains(MAIJA));

    drop(phone);
    let mut phone = world.start().await;
    phone.is_set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn the_backends_word_of_a_disconnection_made_here_is_no_news() {
    let world = World::new();
    let mut phone = world.phone().await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Disconnect, Mishap::AnswerHeld(barrier.clone()));
    let answered = async {
        barrier.reached().await;
        // The event stream has said it by now.
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        barrier.open();
    };
    tokio::join!(disconnects(&mut phone), answered);
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: true });
}

#[tokio::test]
async fn disconnecting_without_a_network_erases_the_keys_and_says_that_nobody_was_told() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.set_down(true);
    disconnects(&mut phone).await;
    let username = MAIJA.to_owned();
    assert_eq!(phone.sees_message().await, Message::Disconnected { username, backend_told: false });
    assert!(world.vault.possession_keys().is_empty());
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn a_no_disconnects_nothing_and_nor_does_a_yes_nobody_asked_for() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::Disconnect { account: account.clone() }).await;
    phone.press(Intent::AskDisconnect { account: account.clone() }).await;
    phone.press(Intent::CancelDisconnect).await;
    assert_eq!(phone.sees_settings().await.disconnecting, None);
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);
    assert_eq!(world.backend.devices(MAIJA), 1);
}

#[tokio::test]
async fn a_yes_said_twice_disconnects_once() {
    let world = World::new();
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    let account = phone.sees_settings().await.accounts[0].id.clone();
    phone.press(Intent::AskDisconnect { account: account.clone() }).await;
    let yes = || Intent::Disconnect { account: account.clone() };
    tokio::join!(phone.press(yes()), phone.press(yes()));
    phone.sees_enrol_form().await;
    assert_eq!(world.backend.calls().iter().filter(|call| **call == Call::Disconnect).count(), 1);
}

#[tokio::test]
async fn keys_that_nobody_refuses_yet_and_that_cannot_be_erased_keep_the_username_where_it_was() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.backend.expect(Call::Disconnect, Mishap::RequestLost);
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    disconnects(&mut phone).await;
    assert_eq!(phone.sees_message().await, Message::NotSaved);
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);

    world.vault.mend();
    world.backend.called(Call::Challenges, 2).await;
    disconnects(&mut phone).await;
    phone.sees_enrol_form().await;
    assert!(world.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn keys_that_the_backend_refuses_and_that_cannot_be_erased_go_at_the_next_start() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    disconnects(&mut phone).await;
    phone.sees_enrol_form().await;
    drop(phone);
    world.vault.mend();
    let mut phone = world.start().await;
    assert!(matches!(phone.sees_message().await, Message::DisconnectedElsewhere { .. }));
    phone.sees_enrol_form().await;
    assert!(world.vault.possession_keys().is_empty());
}

#[tokio::test]
async fn a_keystore_that_does_not_let_go_of_a_key_does_not_keep_the_username() {
    let world = World::new();
    let mut phone = world.phone().await;
    world.vault.fail(Operation::Forget, Fault::Refuses(VaultFailed::KeystoreLocked));
    disconnects(&mut phone).await;
    phone.sees_enrol_form().await;
    world.vault.mend();
    phone.is_set_up(&world.address(), MAIJA, World::CODES[1]).await;
}

#[tokio::test]
async fn disconnected_from_elsewhere_says_by_whom_and_when() {
    for (by, said) in [("web", None), ("Tablet", Some("Tablet".to_owned()))] {
        let world = World::new();
        let mut phone = world.phone().await;
        world.backend.revoke(MAIJA, by);
        let username = MAIJA.to_owned();
        let message = Message::DisconnectedElsewhere { username, by: said, seconds_ago: 0 };
        assert_eq!(phone.sees_message().await, message);
        phone.sees_enrol_form().await;
        assert!(world.vault.possession_keys().is_empty());
    }
}

#[tokio::test]
async fn disconnected_while_the_app_was_off_is_said_at_the_next_start() {
    let world = World::new();
    drop(world.phone().await);
    world.backend.revoke(MAIJA, "Tablet");
    world.clock.advance(Duration::from_secs(3_600));
    let mut phone = world.start().await;
    let (username, by) = (MAIJA.to_owned(), Some("Tablet".to_owned()));
    let message = Message::DisconnectedElsewhere { username, by, seconds_ago: 3_600 };
    assert_eq!(phone.sees_message().await, message);
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn with_two_usernames_the_other_stays_and_works() {
    let world = World::new();
    let mut phone = with_pekka(&world).await;
    disconnects(&mut phone).await;
    assert_eq!(phone.sees_settings().await.accounts.len(), 1);
    phone.press(Intent::Back).await;
    let login = world.backend.issue("pekka@example.fi");
    phone.approves(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn what_one_account_is_told_says_nothing_of_the_others_challenges() {
    let world = World::new();
    let mut phone = with_pekka(&world).await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    let (id, outcome) = (login.id.clone(), key_protocol::decision::Outcome::Approved);
    let said = Event::Withdrawn(WithdrawnEvent { id, outcome, by_device: None });
    world.backend.tell("pekka@example.fi", &said);
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
