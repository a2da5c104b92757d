//! An app that is left idle for a day.

use std::time::Duration;

use backend_mock::Route;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn an_idle_app_makes_no_further_request_and_keeps_its_event_stream_open() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let expected = [Route::Enrol, Route::Events, Route::Challenges, Route::PushStatus];
    world.control().until(|control| (control.requests() == expected).then_some(())).await;
    for _ in 0..24 * 60 * 2 {
        world.clock.advance(Duration::from_secs(30));
        tokio::task::yield_now().await;
    }
    assert_eq!(world.control().requests(), expected, "no further request in a day");

    let mut browser = Browser::new(&world);
    browser.requests_login(&world, MAIJA).await;
    phone.sees_challenge().await;
    let last = world.control().requests().split_off(expected.len());
    assert_eq!(last, [Route::Challenges], "the event stream stayed open");
}
