//! Nothing happens for a day.

use std::time::Duration;

use backend_mock::Route;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn an_idle_app_makes_no_request_but_one_open_event_stream() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let asked = [Route::Enrol, Route::Events, Route::Challenges, Route::PushStatus];
    world.mock().until(|mock| (mock.requests() == asked).then_some(())).await;
    for _ in 0..24 * 60 * 2 {
        world.clock.advance(Duration::from_secs(30));
        tokio::task::yield_now().await;
    }
    assert_eq!(world.mock().requests(), asked, "not one more in a day");

    let mut browser = Browser::new(&world);
    browser.asks(&world, MAIJA).await;
    phone.sees_challenge().await;
    let last = world.mock().requests().split_off(asked.len());
    assert_eq!(last, [Route::Challenges], "the stream was open all the time");
}
