//! Pushes that are altered, repeated, out of order, lost or for another device.

use backend_mock::{Fault, PushFault, Times};

use super::world::{Handset, World};

async fn with(fault: PushFault, times: u32) -> (World, Handset) {
    let world = World::new().await;
    let handset = world.closed_phone("Maija's phone").await;
    world.control().switch_on(Fault::Pushes(fault), Times::Next(times));
    (world, handset)
}

#[tokio::test]
async fn an_altered_push_is_dropped() {
    let (world, handset) = with(PushFault::SealWrongly, 1).await;
    world.start_login();
    handset.drops(1).await;
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
    let (next, _) = world.start_login();
    handset.shows_challenge(&next).await;
}

#[tokio::test]
async fn a_push_for_another_device_is_dropped() {
    let (world, handset) = with(PushFault::OtherDevice, 1).await;
    world.start_login();
    handset.drops(1).await;
    assert_eq!(handset.shows_nothing().await.total_shown, 0);
}

#[tokio::test]
async fn a_repeated_push_is_shown_once() {
    let (world, handset) = with(PushFault::Double, 1).await;
    let (login, _) = world.start_login();
    handset.shows_challenge(&login).await;
    handset.drops(1).await;
    assert_eq!(handset.shows("one notification", |shown| !shown.waiting.is_empty()).await.total_shown, 1);
}

#[tokio::test]
async fn two_pushes_out_of_order_are_both_shown() {
    let (world, handset) = with(PushFault::Swap, 1).await;
    let ((first, _), (second, _)) = (world.start_login(), world.start_login());
    handset.shows_challenge(&first).await;
    handset.shows_challenge(&second).await;
}

#[tokio::test]
async fn a_login_whose_push_was_lost_is_shown_when_the_app_starts() {
    let (world, handset) = with(PushFault::Lose, 1).await;
    let (login, _) = world.start_login();
    let mut phone = world.start_app(&handset).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
}
