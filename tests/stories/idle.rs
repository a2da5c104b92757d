//! An app that is left idle for an hour.

use backend_mock::Route;
use key_protocol::event::TIME_EVERY;
use support::world::{MAIJA, World};

#[tokio::test]
async fn an_idle_app_fetches_the_list_with_each_time_event_and_keeps_its_event_stream_open() {
    let (world, mut phone) = World::with_phone().await;
    let mut expected =
        vec![Route::Enrol, Route::Events, Route::Challenges, Route::Notices, Route::PushStatus];
    world.control.until(|control| (control.requests() == expected).then_some(())).await;
    for _ in 0..3_600 / TIME_EVERY {
        world.advance(TIME_EVERY);
        expected.push(Route::Challenges);
        world.control.until(|control| (control.requests().len() >= expected.len()).then_some(())).await;
    }
    assert_eq!(world.control.requests(), expected, "no other request in an hour");

    let mut browser = world.browser();
    browser.request_login(MAIJA).await;
    phone.sees_challenge().await;
    let last = world.control.requests().split_off(expected.len());
    assert_eq!(last, [Route::Challenges], "the event stream stayed open");
}
