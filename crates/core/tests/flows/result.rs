//! The result of a challenge: shown for two seconds where nothing is left to do, and otherwise until
//! the user leaves it.

use std::time::Duration;

use key_core::testing::World;
use key_protocol::decision::Outcome;
use key_view::{Ending, Intent};

use crate::at_a_challenge::{MAIJA, deny, settle, with_login};

const ALMOST: Duration = Duration::from_millis(1999);
const REST: Duration = Duration::from_millis(1);

#[tokio::test]
async fn own_answer_is_shown_for_two_seconds() {
    for approves in [true, false] {
        let world = World::new();
        let (mut phone, login) = with_login(&world).await;
        if approves {
            phone.approve(&login.number).await;
        } else {
            phone.press(deny(&login)).await;
        }
        phone.sees_result().await;
        world.clock.advance(ALMOST);
        settle().await;
        phone.sees_result().await;
        world.clock.advance(REST);
        phone.sees_home().await;
    }
}

#[tokio::test]
async fn next_request_follows_by_itself() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    let next = world.backend.issue(MAIJA);
    phone.press(deny(&login)).await;
    phone.sees_result().await;
    let before = phone.app.current_view().arrivals;
    world.clock.advance(ALMOST + REST);
    settle().await;
    assert_eq!(phone.sees_challenge().await.id, next.id.as_str());
    assert!(phone.app.current_view().arrivals > before, "it takes no touch yet");
}

#[tokio::test]
async fn result_that_says_what_to_do_stays() {
    let world = World::new();
    let (mut phone, login) = with_login(&world).await;
    phone.approve(login.wrong_number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::WrongNumber);
    world.clock.advance(Duration::from_secs(60));
    settle().await;
    phone.sees_result().await;

    phone.press(Intent::Back).await;
    let elsewhere = world.backend.issue(MAIJA);
    phone.sees_challenge().await;
    world.backend.withdraw(&elsewhere.id, Outcome::Denied, Some("Tablet"));
    phone.sees_result().await;
    world.clock.advance(Duration::from_secs(60));
    settle().await;
    assert_eq!(phone.sees_result().await.ending, Ending::DeniedElsewhere(Some("Tablet".to_owned())));
}
