//! Links of waiting pages that open nothing, and what the app says then.

use std::time::Duration;

use key_core::ports::VaultFailed;
use key_core::testing::phone::PIN;
use key_core::testing::{Barrier, Call, FakeBackend, Fault, Issued, Mishap, Operation, Phone, World};
use key_protocol::decision::Outcome;
use key_protocol::ids::ChallengeId;
use key_view::{Ending, Handback, Intent, Message, News, Screen, SendTrouble};

use crate::at_a_challenge::{MAIJA, open_pad, with_login};
use crate::hand_over::follow;

const PEKKA: &str = "pekka@example.fi";

/// Connects another username of the same backend.
async fn connect_pekka(world: &World, phone: &mut Phone) {
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), PEKKA, "PEKK-2345").await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    phone
        .sees("both usernames", |view| match &view.screen {
            Screen::Home(home) => (home.accounts.len() == 2).then_some(()),
            _ => None,
        })
        .await;
    phone.press(Intent::DismissMessage).await;
}

/// Asserts that the last link opened nothing, and why.
async fn says(phone: &mut Phone, message: Message) {
    assert_eq!(phone.sees_message().await, message);
    assert!(!matches!(phone.app.current_view().screen, Screen::Challenge(_)));
    phone.press(Intent::DismissMessage).await;
}

/// Asserts that the choice of a PIN says itself that the last link opened nothing.
fn says_so_in_place(phone: &Phone) {
    let Screen::ChoosePin(choice) = phone.app.current_view().screen else { panic!("choosing") };
    assert!(choice.link_refused);
}

#[tokio::test]
async fn link_of_the_other_username_at_the_same_backend_opens_its_challenge() {
    let world = World::new();
    world.backend.add_user(PEKKA, &["PEKK-2345"]);
    let mut phone = world.phone().await;
    connect_pekka(&world, &mut phone).await;
    let login = world.backend.silently(|backend| backend.issue(PEKKA));
    follow(&world, &phone, &login).await;
    let shown = phone.sees_challenge().await;
    assert_eq!((&*shown.username, shown.number_digits), (PEKKA, 0));
    phone.approve("").await;
    assert_eq!(phone.sees_result().await.handback, Handback::Opened);
    let page = world.browser.opened().remove(0).page;
    assert_eq!(world.backend.bring(&login, &page), Ok(()));
}

#[tokio::test]
async fn link_of_a_username_that_is_not_connected_opens_nothing() {
    let world = World::new();
    world.backend.add_user(PEKKA, &["PEKK-2345"]);
    // Asking is refused with no device connected.
    let elsewhere = World { backend: world.backend.clone(), clock: world.clock.clone(), ..World::new() };
    let mut tablet = elsewhere.start().await;
    tablet.set_up(&world.address(), PEKKA, "PEKK-2345").await;
    let mut phone = world.phone().await;
    let foreign = world.backend.issue(PEKKA);
    follow(&world, &phone, &foreign).await;
    says(&mut phone, Message::LinkUnknown).await;
    assert_eq!(world.backend.outcome(&foreign.id), None);
}

#[tokio::test]
async fn link_of_an_unknown_challenge_opens_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    let unknown = Issued { id: ChallengeId::parse("x".repeat(22)).unwrap(), ..login };
    follow(&world, &phone, &unknown).await;
    says(&mut phone, Message::LinkUnknown).await;
}

#[tokio::test]
async fn link_of_another_origin_is_sent_to_nobody_even_with_the_id_of_an_open_challenge() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    phone.press(Intent::Back).await;
    let other = FakeBackend::at("https://key.example.org", &world.clock);
    let calls = world.backend.calls().len();
    phone.app.open_link(&other.link(&login), None).await;
    says(&mut phone, Message::LinkUnknown).await;
    assert_eq!(world.backend.calls().len(), calls);
    phone.press(Intent::OpenChallenge { id: login.id.as_str().to_owned() }).await;
    assert_eq!(phone.sees_challenge().await.number_digits, 2);
}

#[tokio::test]
async fn malformed_link_opens_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    let link = world.backend.link(&login);
    let twice = format!("{link}&h={}", login.handoff.expose());
    for text in [&link[..link.len() - 1], "finagokey://confirm", "https://key.example/confirm#c=1", &twice] {
        phone.app.open_link(text, None).await;
        says(&mut phone, Message::LinkUnknown).await;
    }
}

#[tokio::test]
async fn link_of_a_challenge_that_is_over_says_so() {
    let world = World::new();
    let mut phone = world.phone().await;
    for asks_backend in [false, true] {
        let login = world.backend.silently(|backend| backend.issue(MAIJA));
        if !asks_backend {
            follow(&world, &phone, &login).await;
            phone.sees_challenge().await;
        }
        world.backend.withdraw(&login.id, Outcome::Cancelled, None);
        if !asks_backend {
            assert_eq!(phone.sees_result().await.ending, Ending::Cancelled);
            phone.press(Intent::Back).await;
        }
        let calls = world.backend.calls().len();
        follow(&world, &phone, &login).await;
        says(&mut phone, Message::ChallengeGone).await;
        assert_eq!(world.backend.calls().len() > calls, asks_backend);
    }
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.clock.advance(Duration::from_secs(121));
    follow(&world, &phone, &login).await;
    says(&mut phone, Message::ChallengeGone).await;
}

#[tokio::test]
async fn challenge_that_ends_while_it_is_fetched_is_not_opened() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    let barrier = Barrier::closed();
    world.backend.expect(Call::Challenge, Mishap::AnswerHeld(barrier.clone()));
    let (app, link) = (std::sync::Arc::clone(&phone.app), world.backend.link(&login));
    let following = tokio::spawn(async move { app.open_link(&link, None).await });
    barrier.reached().await;
    world.backend.issue(MAIJA);
    phone
        .sees("both", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 2).then_some(()),
            Screen::Challenge(shown) => (shown.others_waiting == 1).then_some(()),
            _ => None,
        })
        .await;
    world.backend.withdraw(&login.id, Outcome::Cancelled, None);
    phone
        .sees("one", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 1).then_some(()),
            Screen::Challenge(shown) => (shown.others_waiting == 0).then_some(()),
            _ => None,
        })
        .await;
    barrier.open();
    following.await.unwrap();
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}

#[tokio::test]
async fn challenge_that_cannot_be_fetched_says_why_and_opens_later() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.backend.expect(Call::Challenge, Mishap::Garbled(502));
    follow(&world, &phone, &login).await;
    says(&mut phone, Message::LinkNotFollowed(SendTrouble::BackendFailed)).await;
    world.backend.expect(Call::Challenge, Mishap::RequestLost);
    follow(&world, &phone, &login).await;
    says(&mut phone, Message::LinkNotFollowed(SendTrouble::Unreachable)).await;
    follow(&world, &phone, &login).await;
    assert_eq!(phone.sees_challenge().await.number_digits, 0);
}

#[tokio::test]
async fn link_to_a_challenge_that_cannot_be_trusted_is_told_on_a_card() {
    let world = World::new();
    let mut phone = world.phone().await;
    let forged = world.backend.silently(|backend| backend.forge(MAIJA));
    follow(&world, &phone, &forged).await;
    let refused = News::ChallengeRefused { username: MAIJA.to_owned() };
    assert!(phone.sees_news().await.contains(&refused));
}

#[tokio::test]
async fn link_while_the_pin_pad_is_open_changes_nothing() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let other = world.backend.silently(|backend| backend.issue(MAIJA));
    open_pad(&mut phone, &login).await;
    for link in [&other, &login] {
        follow(&world, &phone, link).await;
        assert_eq!(phone.app.current_view().message, None, "nothing covers the pad");
    }
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    let result = phone.sees_result().await;
    assert_eq!((result.ending, result.handback), (Ending::Approved, Handback::None), "by its number");
    assert!(world.backend.is_logged_in(&login) && world.browser.opened().is_empty());
    says(&mut phone, Message::LinkNotNow).await;
}

#[tokio::test]
async fn pad_that_opens_while_a_link_is_fetched_stays() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let other = world.backend.silently(|backend| backend.issue(MAIJA));
    let barrier = Barrier::closed();
    world.backend.expect(Call::Challenge, Mishap::AnswerHeld(barrier.clone()));
    let (app, link) = (std::sync::Arc::clone(&phone.app), world.backend.link(&other));
    let following = tokio::spawn(async move { app.open_link(&link, None).await });
    barrier.reached().await;
    open_pad(&mut phone, &login).await;
    barrier.open();
    following.await.unwrap();
    phone.sees_pad().await;
    phone.press(Intent::CancelPin).await;
    phone.press(Intent::Back).await;
    says(&mut phone, Message::LinkNotNow).await;
}

#[tokio::test]
async fn link_before_the_app_is_set_up_opens_nothing() {
    let world = World::new();
    let mut phone = world.start().await;
    phone.app.open_link("finagokey://confirm?o=https%3A%2F%2Fkey.example&c=p6Yw2m3VQyKq0a1Zr4tGxw&h=yMnKy8zNzs_Q0dLT1NXW1w", None).await;
    says(&mut phone, Message::LinkUnknown).await;
    phone.sees_enrol_form().await;
    drop(phone);

    let mut phone = world.phone_without_pin().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    follow(&world, &phone, &login).await;
    says_so_in_place(&phone);
    phone.finish_set_up().await;
}

#[tokio::test]
async fn link_while_a_new_pin_is_chosen_changes_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    phone.open_settings().await;
    phone.press(Intent::ChangePin).await;
    phone.enter_pin(PIN).await;
    follow(&world, &phone, &login).await;
    says_so_in_place(&phone);
}

#[tokio::test]
async fn link_into_a_locked_app_opens_nothing() {
    let world = World::new();
    drop(world.phone().await);
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    world.vault.fail(Operation::Secret, Fault::Refuses(VaultFailed::KeystoreLocked));
    let mut phone = world.start().await;
    phone.sees_blocked().await;
    follow(&world, &phone, &login).await;
    says(&mut phone, Message::LinkNotNow).await;
}

#[tokio::test]
async fn scanned_code_of_a_waiting_page_opens_nothing() {
    let world = World::new();
    let mut phone = world.phone().await;
    let login = world.backend.silently(|backend| backend.issue(MAIJA));
    phone.press(Intent::AddAccount).await;
    world.scanner.show_code(&world.backend.link(&login));
    phone.press(Intent::Scan).await;
    assert_eq!(phone.sees_enrol_problem().await, key_view::EnrolProblem::NoLink);
    let fetched = world.backend.calls().contains(&Call::Challenge);
    assert!(!fetched, "the page may be on anybody's screen");
}
