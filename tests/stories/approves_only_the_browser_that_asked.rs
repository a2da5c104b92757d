//! Two simultaneous logins, one of them an attacker's: each approval opens one browser session.

use key_view::{Ending, Intent, Screen};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn an_approval_never_opens_a_second_browser() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut maija = Browser::new(&world);
    let first = maija.requests_login(&world, MAIJA).await;
    let first_id = phone.sees_challenge().await.id;
    phone.press(Intent::Back).await;
    let mut attacker = Browser::new(&world);
    let second = attacker.requests_login(&world, MAIJA).await;
    phone
        .sees("both logins", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 2).then_some(()),
            _ => None,
        })
        .await;

    phone.press(Intent::OpenChallenge { id: first_id }).await;
    phone.approve(first.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(maija.continues_from(&first).await.name(), "start");
    assert_eq!(attacker.opens("/").await.name(), "waiting", "the attacker still waits");
    assert_ne!(attacker.opens("/start").await.name(), "start");

    phone.press(Intent::Back).await;
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    phone.sees_result().await;
    assert_eq!(attacker.continues_from(&second).await.reason(), Some("denied"));
    assert_eq!(maija.opens("/").await.name(), "start", "Maija stays logged in");
}
