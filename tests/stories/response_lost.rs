//! The connection breaks after a request was processed and before its response arrives.

use backend_mock::Route;
use key_view::Ending;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn an_approval_whose_response_was_lost_is_sent_again_and_succeeds() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.sees_challenge().await;
    world.control().lose_next_response(Route::Decision);
    phone.approve(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
    let decisions = world.control().requests().into_iter().filter(|route| *route == Route::Decision).count();
    assert_eq!(decisions, 2, "sent twice");
}

#[tokio::test]
async fn an_enrolment_whose_response_was_lost_uses_up_one_code() {
    let world = World::new().await;
    let unused = world.user(MAIJA).one_time_passwords.len();
    world.control().lose_next_response(Route::Enrol);
    world.phone().await;
    assert_eq!(world.user(MAIJA).one_time_passwords.len(), unused - 1);
    assert_eq!(world.control().devices(MAIJA).len(), 1);
}
