//! The list of one-time passwords, and its replacement by a new one.

use support::wire::NewPhone;
use support::world::{MAIJA, MAIJAS_CODES, World};

#[tokio::test]
async fn few_codes_are_announced_and_a_new_list_replaces_the_old() {
    let world = World::new().await;
    for code in &MAIJAS_CODES[..4] {
        assert!(!world.browser().log_in(MAIJA, code).await.has("few-codes"));
    }
    let mut browser = world.browser();
    let start = browser.log_in(MAIJA, MAIJAS_CODES[4]).await;
    assert!(start.has("few-codes"));

    let list = browser.open("/one-time-passwords").await;
    assert_eq!((list.name(), list.attribute("data-left")), ("code-list", Some("3")));
    let new = browser.press(&list, "renew", &[]).await;
    let codes = new.attributes("<li data-code");
    assert_eq!((new.name(), codes.len()), ("new-code-list", 8));
    assert!(!browser.open("/start").await.has("few-codes"));

    let mut another = world.browser();
    let page = another.choose(MAIJA, "one-time-password").await;
    let old = another.press(&page, "submit", &[("code", MAIJAS_CODES[7])]).await;
    assert_eq!(old.problem(), Some("wrong-code"));
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, MAIJAS_CODES[6]).await.status, 401);
    assert_eq!(another.press(&page, "submit", &[("code", codes[0])]).await.name(), "start");
    NewPhone::new(&world).connect(MAIJA, codes[1]).await;
}

#[tokio::test]
async fn new_list_is_shown_for_ten_minutes_to_the_requesting_browser_only() {
    let (world, mut browser) = World::with_browser().await;
    let mut other = world.browser();
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    other.log_in(MAIJA, MAIJAS_CODES[1]).await;
    let list = browser.open("/one-time-passwords").await;
    let new = browser.press(&list, "renew", &[]).await;
    world.advance(599);
    let again = browser.open("/one-time-passwords").await;
    assert_eq!(again.attributes("data-code"), new.attributes("data-code"), "a reload loses nothing");
    assert_eq!(other.open("/one-time-passwords").await.name(), "code-list");
    world.advance(1);
    assert_eq!(browser.open("/one-time-passwords").await.name(), "code-list");
}

#[tokio::test]
async fn password_alone_gets_no_list() {
    let (world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    let csrf = [("csrf", choice.csrf())];
    assert_eq!(browser.post("/one-time-passwords", &csrf).await.name(), "method");
    assert_eq!(browser.open("/one-time-passwords").await.name(), "method");
    assert_eq!(world.user(MAIJA).one_time_passwords, MAIJAS_CODES);
}
