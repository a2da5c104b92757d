//! The login's two minutes pass while the PIN pad is open.

use std::time::Duration;

use key_core::testing::phone::PIN;
use key_view::{Ending, Intent};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_login_that_expires_while_the_pin_pad_is_open_cannot_be_approved() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    let challenge = phone.sees_challenge().await;
    assert_eq!((challenge.time_left.ms, challenge.time_left.of_ms), (120_000, 120_000));
    phone.press(Intent::Approve { id: challenge.id, number: Some(waiting.number().to_owned()) }).await;
    phone.sees_pad().await;

    world.clock.advance(Duration::from_secs(120));
    assert_eq!(phone.sees_result().await.ending, Ending::Expired);
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Expired, "the PIN was entered too late");
    assert_eq!(browser.continues_from(&waiting).await.reason(), Some("expired"));
}
