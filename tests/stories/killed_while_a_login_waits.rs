//! The app is killed, and the login waits for it.

use key_view::Ending;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn an_app_started_again_lands_on_the_login_that_waits() {
    let world = World::new().await;
    let (mut phone, pocket) = world.phone_of(MAIJA, "Maija's phone").await;
    let mut browser = Browser::new(&world);
    let waiting = browser.asks(&world, MAIJA).await;
    phone.sees_challenge().await;
    drop(phone);

    let mut phone = world.starts(&pocket).await;
    phone.sees_challenge().await;
    phone.approves(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.goes_on_from(&waiting).await.name(), "start");
}
