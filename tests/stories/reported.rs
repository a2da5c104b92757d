//! "It wasn't me": a report freezes app logins until the user logs in with a one-time password.

use key_view::{Ending, Intent};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_report_freezes_app_logins_until_a_one_time_password_login() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut attacker = Browser::new(&world);
    let waiting = attacker.requests_login(&world, MAIJA).await;
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Report { id }).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Reported);
    assert_eq!(attacker.continues_from(&waiting).await.reason(), Some("reported"));

    let refused = Browser::new(&world).logs_in(&world, MAIJA, "app").await;
    assert_eq!((refused.name(), refused.problem()), ("method", Some("frozen")));
    phone.press(Intent::Back).await;
    assert!(phone.sees_home().await.pending.is_empty());

    let code = world.one_time_password(MAIJA);
    let mut maija = Browser::new(&world);
    let start = maija.enters(&world, MAIJA, "one-time-password", &code).await;
    assert_eq!(start.name(), "start");

    let mut browser = Browser::new(&world);
    let waiting = browser.requests_login(&world, MAIJA).await;
    phone.approve(waiting.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(browser.continues_from(&waiting).await.name(), "start");
}
