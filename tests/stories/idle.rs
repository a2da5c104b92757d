//! An app that is left idle for a day.

use backend_mock::Route;
use support::world::{MAIJA, World};

#[tokio::test]
async fn an_idle_app_makes_no_further_request_and_keeps_its_event_stream_open() {
    let (world, mut phone) = World::with_phone().await;
    let expected = [Route::Enrol, Route::Events, Route::Challenges, Route::PushStatus];
    world.control.until(|control| (control.requests() == expected).then_some(())).await;
    for _ in 0..24 * 60 * 2 {
        world.advance(30);
        tokio::task::yield_now().await;
    }
    assert_eq!(world.control.requests(), expected, "no further request in a day");

    let mut browser = world.browser();
    browser.request_login(MAIJA).await;
    phone.sees_challenge().await;
    let last = world.control.requests().split_off(expected.len());
    assert_eq!(last, [Route::Challenges], "the event stream stayed open");
}
