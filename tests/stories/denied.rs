//! A login that is denied in the app or cancelled in the browser.

use key_view::{Ending, Intent};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_login_denied_in_the_app_is_aborted_in_the_browser() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;

    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Denied);
    assert_eq!(browser.continues_from(&waiting).await.reason(), Some("denied"));
}

#[tokio::test]
async fn a_login_cancelled_in_the_browser_is_cancelled_in_the_app() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;

    phone.sees_challenge().await;
    let aborted = browser.presses(&waiting, "cancel", &[]).await;
    assert_eq!(aborted.reason(), Some("cancelled"));
    assert_eq!(phone.sees_result().await.ending, Ending::Cancelled);
}
