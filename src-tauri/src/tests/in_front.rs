//! What the authenticator hears of being left and taken up again.

use std::time::Duration;

use key_core::testing::{Call, World};

use crate::in_front::{self, InFront};

#[tokio::test]
async fn a_phone_that_is_put_away_stops_listening_and_one_that_is_taken_out_listens_again() {
    let world = World::new();
    let mut phone = world.phone().await;
    let in_front = InFront::default();
    let telling = tokio::spawn(in_front::tell(in_front.follow(), phone.app.clone()));

    in_front.set_left(true);
    let stopped = async {
        while world.backend.listeners() > 0 {
            tokio::task::yield_now().await;
        }
    };
    world.meanwhile(stopped).await;

    // As iOS says it after its own question; as both say it after another app was in front.
    in_front.set(true);
    world.backend.called(Call::Events, 2).await;
    phone.sees_home_online().await;
    assert_eq!(world.backend.listeners(), 1);
    telling.abort();
}

#[tokio::test]
async fn losing_the_focus_is_not_being_left() {
    let world = World::new();
    let phone = world.phone().await;
    let in_front = InFront::default();
    let telling = tokio::spawn(in_front::tell(in_front.follow(), phone.app.clone()));
    in_front.set(true);
    in_front.set(false);
    for _ in 0..100 {
        tokio::task::yield_now().await;
        world.clock.advance(Duration::from_secs(60));
    }
    assert_eq!(world.backend.listeners(), 1);
    telling.abort();
}
