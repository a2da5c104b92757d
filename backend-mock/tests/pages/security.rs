//! "My security": devices, the logbook, personal information, and unfreezing after a report.

use key_protocol::decision::Answer as Verdict;
use key_protocol::offline::Step;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::wire::NewPhone;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, World};

use crate::waiting::{approve_latest, refuse_latest, waiting, waiting_login};

async fn security(world: &World, code: &str) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let start = browser.log_in(MAIJA, code).await;
    assert!(start.has("security"));
    let page = browser.open("/security").await;
    assert_eq!(page.name(), "security");
    (browser, page)
}

#[tokio::test]
async fn only_the_chosen_device_is_disconnected() {
    let (world, phone) = World::with_wire_phone().await;
    let tablet = NewPhone::new(&world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[1]).await;
    world.advance(7200);
    let (mut browser, page) = security(&world, MAIJAS_CODES[2]).await;
    assert!(page.says("Maijan puhelin") && page.says("Tabletti"));
    assert!(page.says("Connected 2 hours ago, last used 2 hours ago"));

    let after = browser.press(&page, "disconnect-0", &[]).await;
    assert_eq!(after.name(), "security");
    let devices = world.control.devices(MAIJA);
    assert_eq!(devices[0].revoked.as_ref().map(|revoked| revoked.by.as_str()), Some("web"));
    assert!(devices[1].revoked.is_none());
    assert!(!after.says(r#"data-device="Maijan puhelin""#));
    let again = browser.press(&page, "disconnect-0", &[]).await;
    assert_eq!((again.status, again.name()), (200, "security"), "disconnecting again changes nothing");
    drop((phone, tablet));
}

#[tokio::test]
async fn device_of_another_user_cannot_be_disconnected() {
    let world = World::new().await;
    let theirs = NewPhone::new(&world).connect(AAKE, AAKES_CODE).await;
    let (mut browser, page) = security(&world, MAIJAS_CODES[0]).await;
    let fields = [("csrf", page.csrf()), ("device", theirs.id.as_str())];
    browser.post("/security/disconnect", &fields).await;
    assert!(world.control.devices(AAKE)[0].revoked.is_none());
}

#[tokio::test]
async fn logbook_shows_outcome_and_device_of_each_login() {
    let (world, phone, mut browser, page) = waiting_login().await;
    approve_latest(&world, &phone, page.number()).await;
    browser.open("/").await;
    world.advance(301);
    waiting(&world).await;
    refuse_latest(&world, &phone, &Verdict::Deny).await;
    waiting(&world).await;
    refuse_latest(&world, &phone, &Verdict::Report).await;

    let (_, page) = security(&world, MAIJAS_CODES[1]).await;
    assert_eq!(page.attributes("data-end"), ["confirmed", "reported", "denied", "confirmed"]);
    assert!(page.says("Reported on “Maijan puhelin”: it wasn’t me"));
    assert!(page.says("Confirmed in the app, on “Maijan puhelin”"));
    assert!(page.says("Firefox 145, Linux, 127.0.0.1"));
    let mut ake = world.browser();
    ake.log_in(AAKE, AAKES_CODE).await;
    assert_eq!(
        ake.open("/security").await.attributes("data-end").len(),
        1,
        "each user sees only their own logbook"
    );
}

#[tokio::test]
async fn one_time_password_unfreezes_after_a_report() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, page) = security(&world, MAIJAS_CODES[1]).await;
    assert!(!page.has("frozen"));
    assert_eq!(browser.open("/security/unfreeze").await.name(), "start", "not frozen");
    waiting(&world).await;
    refuse_latest(&world, &phone, &Verdict::Report).await;
    assert_eq!(browser.open("/security").await.name(), "login", "a report ends every session");

    // An offline code logs in and does not unfreeze.
    let code = phone.offline.code(Step::at(world.control.now()));
    assert_eq!(browser.enter(MAIJA, "offline-code", &code).await.name(), "start");
    let stopped = browser.open("/security").await;
    assert!(stopped.has("frozen"));
    let typed = browser.open("/security/unfreeze").await;
    let refused = browser.press(&typed, "submit", &[("code", MAIJAS_CODES[1])]).await;
    assert_eq!((refused.name(), refused.problem()), ("unfreeze", Some("wrong-code")));
    let cookie = browser.cookie.clone();
    let page = browser.press(&typed, "submit", &[("code", MAIJAS_CODES[2])]).await;
    assert_eq!((page.name(), page.has("frozen")), ("security", false));
    assert_eq!(browser.cookie, cookie);
    waiting(&world).await;
}

#[tokio::test]
async fn personal_information_is_shown_and_can_be_changed() {
    let world = World::new().await;
    let (mut browser, page) = security(&world, MAIJAS_CODES[0]).await;
    assert!(page.says("+358 401 234 567"));
    let form = browser.open("/personal-information").await;
    let fields = [("name", "Maija Meikäläinen"), ("email", "maija@example.fi"), ("phone", "050 111 2222")];
    let page = browser.press(&form, "submit", &fields).await;
    assert_eq!(page.name(), "security");
    for expected in ["Maija Meikäläinen", "maija@example.fi", "+358 501 112 222"] {
        assert!(page.says(expected), "{expected}");
    }
    let user = &world.user(MAIJA);
    assert_eq!((user.display_name.as_str(), user.is_new), ("Maija Meikäläinen", false));
}
