//! A login comes while the app is closed: a notification, and what is pressed on it.

use key_core::ports::Push as _;
use key_protocol::decision::Outcome;
use key_view::{Ending, Message};

use super::world::{MAIJA, World};

#[tokio::test]
async fn a_closed_app_is_woken_and_a_press_opens_the_login() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let (login, number) = world.login();
    pocket.shows_challenge(&login).await;
    assert!(pocket.presses(&login));
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
    phone.approves(&number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(pocket.double.inbox().await, []);
}

#[tokio::test]
async fn a_login_that_was_given_up_is_taken_back_before_the_press() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let (login, _) = world.login();
    pocket.shows_challenge(&login).await;
    world.mock().withdraw(&login);
    pocket.shows_nothing().await;
    assert!(!pocket.presses(&login), "what is gone cannot be pressed");
    assert_eq!(pocket.double.inbox().await, []);
}

#[tokio::test]
async fn deny_on_the_notification_opens_the_app_which_denies_that_one() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let ((first, _), (second, _)) = (world.login(), world.login());
    pocket.shows_challenge(&first).await;
    pocket.shows_challenge(&second).await;
    assert!(pocket.denies(&first));
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    let outcome = |id| {
        let challenges = world.mock().challenges(MAIJA);
        challenges.into_iter().find(|challenge| challenge.claims.id == id).unwrap().outcome
    };
    assert_eq!(outcome(first), Some(Outcome::Denied));
    assert_eq!(outcome(second), None);
}

#[tokio::test]
async fn with_two_logins_a_press_opens_its_own() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let ((first, _), (second, _)) = (world.login(), world.login());
    pocket.shows("both", |shown| shown.waiting.len() == 2).await;
    assert!(pocket.presses(&second));
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_challenge().await.id, second.as_str());
    pocket.shows_challenge(&first).await;
}

#[tokio::test]
async fn of_two_phones_both_are_woken_and_the_answer_on_one_is_taken_back_on_the_other() {
    let world = World::new().await;
    let (one, other) = (world.closed("Phone").await, world.closed("Tablet").await);
    let (login, number) = world.login();
    one.shows_challenge(&login).await;
    other.shows_challenge(&login).await;
    assert!(one.presses(&login));
    let mut phone = world.starts(&one).await;
    phone.approves(&number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    other.shows_nothing().await;
}

#[tokio::test]
async fn a_press_after_the_end_says_that_it_is_over() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let (login, _) = world.login();
    pocket.shows_challenge(&login).await;
    assert!(pocket.presses(&login));
    world.mock().expire(&login);
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}

#[tokio::test]
async fn a_second_press_is_none() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let (login, _) = world.login();
    pocket.shows_challenge(&login).await;
    assert!(pocket.denies(&login));
    assert!(!pocket.denies(&login));
    assert!(!pocket.presses(&login));
    assert_eq!(pocket.double.inbox().await.len(), 1);
}

#[tokio::test]
async fn in_front_of_the_app_nothing_is_posted() {
    let world = World::new().await;
    let (mut phone, pocket) = world.connected("Maija's phone").await;
    pocket.set_in_front(true);
    let (login, _) = world.login();
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
    pocket.received().await;
    assert_eq!(pocket.shows_nothing().await.ever, 0);
}

#[tokio::test]
async fn coming_to_the_front_takes_back_what_is_shown() {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    let (login, _) = world.login();
    pocket.shows_challenge(&login).await;
    pocket.set_in_front(true);
    pocket.shows_nothing().await;
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
}

#[tokio::test]
async fn an_app_that_listens_and_is_woken_too_shows_one_notification() {
    let world = World::new().await;
    let (mut phone, pocket) = world.connected("Maija's phone").await;
    let (login, _) = world.login();
    phone.sees_challenge().await;
    pocket.shows_challenge(&login).await;
    pocket.received().await;
    assert_eq!(pocket.shows("one", |shown| shown.ever > 0).await.ever, 1);
}
