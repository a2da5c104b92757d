//! A number other than the login page's: the user approves a login of another browser.

use key_view::Ending;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_wrong_number_aborts_the_login() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;

    let wrong = if waiting.number() == "00" { "01" } else { "00" };
    phone.approve(wrong).await;
    assert_eq!(phone.sees_result().await.ending, Ending::WrongNumber);
    assert_eq!(browser.continues_from(&waiting).await.reason(), Some("wrong-number"));
}
