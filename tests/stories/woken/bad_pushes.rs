//! Pushes that are late, doubled, out of order, or not for this phone: dropped, counted, and nothing shown.

use backend_mock::{Fault, PushFault, Times};

use super::world::{Pocket, World};

async fn with(fault: PushFault, times: u32) -> (World, Pocket) {
    let world = World::new().await;
    let pocket = world.closed("Maija's phone").await;
    world.mock().switch_on(Fault::Pushes(fault), Times::Next(times));
    (world, pocket)
}

#[tokio::test]
async fn one_that_was_changed_on_the_way_is_dropped() {
    let (world, pocket) = with(PushFault::SealWrongly, 1).await;
    world.login();
    pocket.dropped(1).await;
    assert_eq!(pocket.shows_nothing().await.ever, 0);
    let (next, _) = world.login();
    pocket.shows_challenge(&next).await;
}

#[tokio::test]
async fn one_that_names_another_device_is_dropped() {
    let (world, pocket) = with(PushFault::OtherDevice, 1).await;
    world.login();
    pocket.dropped(1).await;
    assert_eq!(pocket.shows_nothing().await.ever, 0);
}

#[tokio::test]
async fn one_that_comes_twice_is_shown_once() {
    let (world, pocket) = with(PushFault::Double, 1).await;
    let (login, _) = world.login();
    pocket.shows_challenge(&login).await;
    pocket.dropped(1).await;
    assert_eq!(pocket.shows("one", |shown| !shown.waiting.is_empty()).await.ever, 1);
}

#[tokio::test]
async fn two_that_come_in_the_wrong_order_are_both_shown() {
    let (world, pocket) = with(PushFault::Swap, 1).await;
    let ((first, _), (second, _)) = (world.login(), world.login());
    pocket.shows_challenge(&first).await;
    pocket.shows_challenge(&second).await;
}

#[tokio::test]
async fn one_that_is_lost_is_found_as_the_app_is_opened() {
    let (world, pocket) = with(PushFault::Lose, 1).await;
    let (login, _) = world.login();
    let mut phone = world.starts(&pocket).await;
    assert_eq!(phone.sees_challenge().await.id, login.as_str());
}
