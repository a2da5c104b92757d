//! Pushes that are altered, repeated, out of order, lost or for another device.

use backend_mock::{Fault, PushFault, Times};

use super::handset::{Handset, Pushes};

async fn with(fault: PushFault, times: u32) -> (Pushes, Handset) {
    let (pushes, handset) = Pushes::with_closed_phone().await;
    pushes.world.control.switch_on(Fault::Pushes(fault), Times::Next(times));
    (pushes, handset)
}

#[tokio::test]
async fn an_altered_push_is_dropped() {
    let (pushes, handset) = with(PushFault::SealWrongly, 1).await;
    pushes.start_login();
    handset.drops(1).await;
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
    let (next, _) = pushes.start_login();
    handset.shows_challenge(&next).await;
}

#[tokio::test]
async fn a_push_for_another_device_is_dropped() {
    let (pushes, handset) = with(PushFault::OtherDevice, 1).await;
    pushes.start_login();
    handset.drops(1).await;
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
}

#[tokio::test]
async fn a_repeated_push_is_shown_once() {
    let (pushes, handset) = with(PushFault::Double, 1).await;
    let (login, _) = pushes.start_login();
    handset.shows_challenge(&login).await;
    handset.drops(1).await;
    assert_eq!(handset.shows("one notification", |shown| !shown.waiting.is_empty()).await.total_shown, 1);
}

#[tokio::test]
async fn two_pushes_out_of_order_are_both_shown() {
    let (pushes, handset) = with(PushFault::Swap, 1).await;
    let ((first, _), (second, _)) = (pushes.start_login(), pushes.start_login());
    handset.shows_challenge(&first).await;
    handset.shows_challenge(&second).await;
}

#[tokio::test]
async fn a_login_whose_push_was_lost_is_shown_when_the_app_starts() {
    let (pushes, handset) = with(PushFault::Lose, 1).await;
    let (login, _) = pushes.start_login();
    let mut phone = pushes.start_app(&handset).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
}
