//! "It wasn't me": a report freezes app logins until the user logs in with a one-time password.

use key_view::{Ending, Intent};
use support::world::{MAIJA, World};

#[tokio::test]
async fn a_report_freezes_app_logins_until_a_one_time_password_login() {
    let (world, mut phone) = World::with_phone().await;
    let mut attacker = world.browser();
    let waiting = attacker.request_login(MAIJA).await;
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Report { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Reported);
    assert_eq!(attacker.continue_from(&waiting).await.name(), "login", "the half-way login has ended");

    let refused = world.browser().choose(MAIJA, "app").await;
    assert_eq!((refused.name(), refused.problem()), ("method", Some("frozen")));
    phone.press(Intent::Back).await;
    assert!(phone.sees_home().await.pending.is_empty());

    let code = world.one_time_password(MAIJA);
    let mut maija = world.browser();
    let start = maija.enter(MAIJA, "one-time-password", &code).await;
    assert_eq!(start.name(), "start");

    let mut browser = world.browser();
    let waiting = browser.request_login(MAIJA).await;
    browser.approve_in(&mut phone, &waiting).await;
}
