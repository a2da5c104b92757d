//! The app is killed and restarted while a login is pending.

use key_view::Ending;

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_restarted_app_shows_the_pending_login() {
    let world = World::new().await;
    let (mut phone, storage) = world.phone_of(MAIJA, "Maija's phone").await;
    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.sees_challenge().await;
    drop(phone);

    let mut phone = world.start_app(&storage).await;
    phone.sees_challenge().await;
    phone.approve(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
}
