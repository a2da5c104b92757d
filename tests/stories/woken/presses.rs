//! Notifications of logins, and presses on them, while the app is closed, in the background or in
//! the foreground.

use key_core::ports::Push as _;
use key_protocol::decision::Outcome;
use key_view::{Ending, Message};
use support::world::MAIJA;

use super::handset::Pushes;

#[tokio::test]
async fn a_push_wakes_a_closed_app_and_a_press_opens_the_login() {
    let (pushes, handset, login, number) = Pushes::with_shown_login().await;
    assert!(handset.presses(&login));
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
    phone.approve(&number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(handset.double.inbox().await, []);
}

#[tokio::test]
async fn the_notification_of_a_cancelled_login_is_withdrawn() {
    let (pushes, handset, login, _) = Pushes::with_shown_login().await;
    pushes.world.control.withdraw(&login);
    handset.shows_nothing().await;
    assert!(!handset.presses(&login), "a withdrawn notification cannot be pressed");
    assert_eq!(handset.double.inbox().await, []);
}

#[tokio::test]
async fn deny_on_a_notification_denies_that_login_only() {
    let (pushes, handset) = Pushes::with_closed_phone().await;
    let ((first, _), (second, _)) = (pushes.start_login(), pushes.start_login());
    handset.shows_challenge(&first).await;
    handset.shows_challenge(&second).await;
    assert!(handset.denies(&first));
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    let outcome = |id| {
        let challenges = pushes.world.control.challenges(MAIJA);
        challenges.into_iter().find(|challenge| challenge.claims.id == id).unwrap().outcome
    };
    assert_eq!(outcome(first), Some(Outcome::Denied));
    assert_eq!(outcome(second), None);
}

#[tokio::test]
async fn a_press_opens_the_login_of_its_own_notification() {
    let (pushes, handset) = Pushes::with_closed_phone().await;
    let ((first, _), (second, _)) = (pushes.start_login(), pushes.start_login());
    handset.shows("both notifications", |shown| shown.waiting.len() == 2).await;
    assert!(handset.presses(&second));
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_challenge().await.id, second.as_str());
    handset.shows_challenge(&first).await;
}

#[tokio::test]
async fn an_approval_on_one_phone_withdraws_the_notification_on_the_other() {
    let pushes = Pushes::new().await;
    let (one, other) = (pushes.closed_phone("Phone").await, pushes.closed_phone("Tablet").await);
    let (login, number) = pushes.start_login();
    one.shows_challenge(&login).await;
    other.shows_challenge(&login).await;
    assert!(one.presses(&login));
    let mut phone = pushes.start_app(&one).await;
    phone.approve(&number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    other.shows_nothing().await;
}

#[tokio::test]
async fn a_press_after_expiry_says_that_the_login_is_over() {
    let (pushes, handset, login, _) = Pushes::with_shown_login().await;
    assert!(handset.presses(&login));
    pushes.world.control.expire(&login);
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_message().await, Message::ChallengeGone);
}

#[tokio::test]
async fn a_second_press_on_a_notification_is_ignored() {
    let (_pushes, handset, login, _) = Pushes::with_shown_login().await;
    assert!(handset.denies(&login));
    assert!(!handset.denies(&login));
    assert!(!handset.presses(&login));
    assert_eq!(handset.double.inbox().await.len(), 1);
}

#[tokio::test]
async fn an_app_in_the_foreground_shows_no_notification() {
    let (pushes, mut phone, handset) = Pushes::with_phone().await;
    handset.set_in_front(true);
    let (login, _) = pushes.start_login();
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
    handset.receives_push().await;
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
}

#[tokio::test]
async fn coming_to_the_foreground_withdraws_notifications() {
    let (pushes, handset, login, _) = Pushes::with_shown_login().await;
    handset.set_in_front(true);
    handset.shows_nothing().await;
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
}

#[tokio::test]
async fn a_login_heard_by_stream_and_by_push_shows_one_notification() {
    let (pushes, mut phone, handset) = Pushes::with_phone().await;
    let (login, _) = pushes.start_login();
    phone.sees_challenge().await;
    handset.shows_challenge(&login).await;
    handset.receives_push().await;
    assert_eq!(handset.shows("one notification", |shown| shown.total_shown > 0).await.total_shown, 1);
}
