//! A bookkeeper approves logins of several usernames with one app and one PIN.

use key_core::testing::phone::PIN;
use key_view::{Intent, Message};
use support::world::{AAKE, MAIJA, World};

#[tokio::test]
async fn one_app_confirms_for_several_usernames() {
    let (world, mut phone) = World::with_phone().await;
    phone.press(Intent::AddAccount).await;
    phone.connect(&world.address(), AAKE, &world.one_time_password(AAKE)).await;
    phone.sees_pad().await;
    phone.enter_pin(PIN).await;
    assert_eq!(phone.sees_message().await, Message::Enrolled { username: AAKE.to_owned() });
    let names: Vec<String> =
        phone.sees_home_online().await.accounts.into_iter().map(|account| account.username).collect();
    assert_eq!(names, [MAIJA, AAKE]);

    for username in [AAKE, MAIJA] {
        let mut browser = world.browser();
        let waiting = browser.request_login(username).await;
        assert_eq!(phone.sees_challenge().await.username, username);
        browser.approve_in(&mut phone, &waiting).await;
        phone.press(Intent::Back).await;
        phone.sees_home().await;
    }
}
