//! Messages: good news closes by itself and with its screen, and nothing covers a challenge, the PIN
//! pad or the choice of a PIN.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::PIN;
use key_core::testing::{Fault, Operation, Phone, World};
use key_view::{Intent, Message, Screen};

use crate::at_a_challenge::settle;

/// Changes the PIN, with the message that says so on the screen.
async fn with_changed_pin(world: &World) -> Phone {
    let mut phone = world.phone().await;
    phone.press(Intent::OpenSettings).await;
    phone.change_pin(PIN, "905172").await;
    assert_eq!(phone.sees_message().await, Message::PinChanged);
    phone
}

#[tokio::test]
async fn good_news_closes_after_five_seconds() {
    let world = World::new();
    let phone = with_changed_pin(&world).await;
    world.clock.advance(Duration::from_millis(4_900));
    settle().await;
    assert_eq!(phone.app.current_view().message, Some(Message::PinChanged));
    world.clock.advance(Duration::from_millis(100));
    settle().await;
    assert_eq!(phone.app.current_view().message, None);
}

#[tokio::test]
async fn trouble_stays_until_it_is_closed() {
    let world = World::new();
    let mut phone = world.phone().await;
    let account = phone.open_settings().await;
    world.backend.set_down(true);
    world.vault.fail(Operation::Save, Fault::Refuses(VaultFailed::Full));
    phone.press(Intent::OpenDisconnect { account: account.clone() }).await;
    phone.press(Intent::Disconnect { account }).await;
    assert_eq!(phone.sees_message().await, Message::NotSaved);
    world.clock.advance(Duration::from_secs(60));
    settle().await;
    assert_eq!(phone.app.current_view().message, Some(Message::NotSaved));
    phone.press(Intent::DismissMessage).await;
    assert_eq!(phone.app.current_view().message, None);
}

#[tokio::test]
async fn message_goes_with_its_screen() {
    let world = World::new();
    let mut phone = with_changed_pin(&world).await;
    phone.press(Intent::Back).await;
    phone.sees_home().await;
    assert_eq!(phone.app.current_view().message, None);
    phone.press(Intent::OpenSettings).await;
    assert_eq!(phone.app.current_view().message, None, "it does not come back");
}

#[tokio::test]
async fn challenge_that_opens_by_itself_closes_the_message() {
    let world = World::new();
    let mut phone = with_changed_pin(&world).await;
    world.backend.issue(World::USERNAME);
    phone.sees_challenge().await;
    assert_eq!(phone.app.current_view().message, None);
}

#[tokio::test]
async fn what_is_said_over_a_challenge_waits_until_it_is_left() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(World::USERNAME);
    phone.request_approval(&login.number).await;
    phone.sees_pad().await;
    let unknown = Intent::OpenChallenge { id: "gone-long-since-00".to_owned() };
    phone.press(unknown).await;
    assert_eq!(phone.app.current_view().message, None, "nothing covers the PIN pad");
    phone.press(Intent::CancelPin).await;
    assert_eq!(phone.app.current_view().message, None, "nothing covers a challenge");
    phone.press(Intent::Back).await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}

#[tokio::test]
async fn message_that_is_said_twice_has_another_number() {
    let world = World::new();
    let phone = world.phone().await;
    let say = || phone.press(Intent::OpenChallenge { id: "gone-long-since-00".to_owned() });
    say().await;
    let first = phone.app.current_view();
    say().await;
    let second = phone.app.current_view();
    assert_eq!(first.message, second.message);
    assert!(second.message_number > first.message_number);
    assert!(matches!(second.screen, Screen::Home(_)));
}
