//! Undelivered decisions: each is sent again unchanged until the backend responds.

use std::time::Duration;

use key_core::testing::{Barrier, Call, Mishap, World};
use key_protocol::decision::Outcome;
use key_view::{Ending, Intent, News, SendTrouble};

use crate::at_a_challenge::{MAIJA, deny, dispatch, open_pad, pin, with_login};

#[tokio::test]
async fn lost_response_is_requested_with_the_same_bytes() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.expect(Call::Decide, Mishap::AnswerLost);
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    let sent = world.backend.bodies(Call::Decide);
    assert_eq!(sent.len(), 2);
    assert!(sent[0] == sent[1]);
}

#[tokio::test]
async fn undelivered_decision_is_resent_unchanged_without_the_pin() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::Unreachable));
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    let sent = world.backend.bodies(Call::Decide);
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|body| body == &sent[0]), "only the same bytes may be sent again");
}

#[tokio::test]
async fn decision_is_resent_after_a_backend_failure() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.expect(Call::Decide, Mishap::Garbled(500));
    world.backend.expect(Call::Decide, Mishap::Garbled(502));
    phone.approve(&login.number).await;
    assert_eq!(phone.sees_unsent().await.unsent, Some(SendTrouble::BackendFailed));
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
}

#[tokio::test]
async fn undelivered_decision_is_sent_when_the_backend_is_reachable() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.set_down(true);
    phone.press(deny(&login)).await;
    phone.sees_unsent().await;
    world.backend.set_down(false);
    assert_eq!(world.meanwhile(phone.sees_result()).await.ending, Ending::Denied);
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Denied));
}

#[tokio::test]
async fn undelivered_decision_resent_too_late_reports_expiry() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.set_down(true);
    phone.approve(&login.number).await;
    phone.sees_unsent().await;
    world.clock.advance(Duration::from_secs(120));
    world.backend.set_down(false);
    phone.press(Intent::TryAgain).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Expired);
}

#[tokio::test]
async fn undelivered_decision_shows_the_answer_of_another_device() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    world.backend.expect(Call::Decide, Mishap::RequestLost);
    phone.press(deny(&login)).await;
    phone.sees_unsent().await;
    world.backend.withdraw(&login.id, Outcome::Approved, Some("Tablet"));
    let elsewhere = Ending::ApprovedElsewhere(Some("Tablet".to_owned()));
    assert_eq!(phone.sees_result().await.ending, elsewhere);
}

#[tokio::test]
async fn device_revoked_while_sending_reports_it() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    open_pad(&mut phone, &login).await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Decide, Mishap::AnswerHeld(barrier.clone()));
    let sending = dispatch(&phone, pin(&phone));
    barrier.reached().await;
    world.backend.revoke(MAIJA, "web");
    assert!(matches!(phone.sees_news().await[..], [News::DisconnectedElsewhere { .. }]));
    barrier.open();
    sending.await.unwrap();
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn silently_revoked_device_learns_it_from_the_response() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    world.backend.silently(|backend| backend.revoke(MAIJA, "Tablet"));
    phone.press(deny(&login)).await;
    let (username, by) = (MAIJA.to_owned(), Some("Tablet".to_owned()));
    assert_eq!(phone.sees_news().await, [News::DisconnectedElsewhere { username, by }]);
    phone.sees_enrol_form().await;
}

#[tokio::test]
async fn app_killed_while_sending_restarts_without_the_challenge() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    open_pad(&mut phone, &login).await;
    let barrier = Barrier::closed();
    world.backend.expect(Call::Decide, Mishap::AnswerHeld(barrier.clone()));
    let sending = dispatch(&phone, pin(&phone));
    barrier.reached().await;
    sending.abort();
    drop(phone);
    let mut phone = world.start().await;
    assert!(phone.sees_home_online().await.pending.is_empty());
    assert_eq!(world.backend.outcome(&login.id), Some(Outcome::Approved));
}
