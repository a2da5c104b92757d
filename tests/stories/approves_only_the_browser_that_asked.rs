//! Two browsers ask at once, one of them a stranger's.

use key_view::{Ending, Intent, Screen};

use crate::browser::Browser;
use crate::world::{MAIJA, World};

#[tokio::test]
async fn a_second_browser_is_never_opened_by_the_firsts_approval() {
    let world = World::new().await;
    let mut phone = world.phone().await;
    let mut maija = Browser::new(&world);
    let hers = maija.asks(&world, MAIJA).await;
    let hers_id = phone.sees_challenge().await.id;
    phone.press(Intent::Back).await;
    let mut stranger = Browser::new(&world);
    let theirs = stranger.asks(&world, MAIJA).await;
    phone
        .sees("both", |view| match &view.screen {
            Screen::Home(home) => (home.pending.len() == 2).then_some(()),
            _ => None,
        })
        .await;

    phone.press(Intent::OpenChallenge { id: hers_id }).await;
    phone.approves(hers.number()).await;
    assert_eq!(phone.sees_result().await.ending, Ending::Approved);
    assert_eq!(maija.goes_on_from(&hers).await.name(), "start");
    assert_eq!(stranger.opens("/").await.name(), "waiting", "the stranger still waits");
    assert_ne!(stranger.opens("/start").await.name(), "start");

    phone.press(Intent::Back).await;
    let id = phone.sees_challenge().await.id;
    phone.press(Intent::Deny { id }).await;
    phone.sees_result().await;
    assert_eq!(stranger.goes_on_from(&theirs).await.reason(), Some("denied"));
    assert_eq!(maija.opens("/").await.name(), "start", "and hers stays open");
}
