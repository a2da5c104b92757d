//! A bookkeeper approves logins of several usernames with one app and one PIN.

use key_core::testing::phone::PIN;
use key_view::{Ending, Intent, Message};

use crate::browser::Browser;
use crate::world::{AAKE, MAIJA, World};

#[tokio::test]
async fn one_app_confirms_for_several_usernames() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), AAKE, &world.one_time_password(AAKE)).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::Enrolled { username: AAKE.to_owned() });
    let names: Vec<String> =
        phone.sees_home_online().await.accounts.into_iter().map(|account| account.username).collect();
    assert_eq!(names, [MAIJA, AAKE]);

    for username in [AAKE, MAIJA] {
        let mut browser = Browser::new(&world);
        let waiting = browser.requests_login(&world, username).await;
        assert_eq!(phone.sees_challenge().await.username, username);
        phone.approve(waiting.number()).await;
        assert_eq!(phone.sees_result().await.ending, Ending::Approved);
        assert_eq!(browser.continues_from(&waiting).await.name(), "start");
        phone.press(Intent::Back).await;
        phone.sees_home().await;
    }
}
