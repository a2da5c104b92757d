//! Two simultaneous logins, one of them an attacker's: each approval opens one browser session.

use key_view::{Ending, Intent, Screen};
use support::world::{MAIJA, World};

#[tokio::test]
async fn an_approval_never_opens_a_second_browser() {
    let (world, mut phone) = World::with_phone().await;
    let mut maija = world.browser();
    let first = maija.request_login(MAIJA).await;
    let first_id = phone.sees_challenge().await.id;
    phone.press(Intent::Back).await;
    let mut attacker = world.browser();
    let second = attacker.request_login(MAIJA).await;
    phone
        .sees("both logins", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 2).then_some(()),
            _ => None,
        })
        .await;

    phone.press(Intent::OpenChallenge { id: first_id }).await;
    phone.approve(first.shown_number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(maija.continue_from(&first).await.name(), "start");
    for path in ["/", "/start"] {
        let page = attacker.open(path).await;
        assert_eq!((page.name(), page.number()), ("waiting", second.number()), "the attacker still waits");
    }

    phone.press(Intent::Back).await;
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    phone.sees_result().await;
    assert_eq!(attacker.continue_from(&second).await.aborted(), Some("denied"));
    assert_eq!(maija.open("/").await.name(), "start", "Maija stays logged in");
}
