//! The list of one-time passwords, and its replacement by a new one.

use crate::browser::{Browser, MAIJAS_PASSWORD};
use crate::loaded_page::LoadedPage;
use crate::support::{MAIJA, MAIJAS_CODES, NewPhone, World};

fn codes(page: &LoadedPage) -> Vec<String> {
    let codes = page.text.split(r#"<li data-code=""#).skip(1);
    codes.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn few_codes_are_announced_and_a_new_list_replaces_the_old() {
    let world = World::new().await;
    for code in &MAIJAS_CODES[..4] {
        assert!(!Browser::new(&world).log_in(MAIJA, MAIJAS_PASSWORD, code).await.has("few-codes"));
    }
    let mut browser = Browser::new(&world);
    let start = browser.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[4]).await;
    assert!(start.has("few-codes"));

    let list = browser.open("/one-time-passwords").await;
    assert_eq!((list.name(), list.attribute("data-left")), ("code-list", Some("3")));
    let new = browser.press(&list, "renew", &[]).await;
    let codes = codes(&new);
    assert_eq!((new.name(), codes.len()), ("new-code-list", 8));
    assert!(!browser.open("/start").await.has("few-codes"));

    let mut another = Browser::new(&world);
    let page = another.choose(MAIJA, MAIJAS_PASSWORD, "one-time-password").await;
    let old = another.press(&page, "submit", &[("code", MAIJAS_CODES[7])]).await;
    assert_eq!(old.problem(), Some("wrong-code"));
    assert_eq!(NewPhone::new(&world).enrol(&world, MAIJA, MAIJAS_CODES[6]).await.status, 401);
    assert_eq!(another.press(&page, "submit", &[("code", &codes[0])]).await.name(), "start");
    NewPhone::new(&world).connect(&world, MAIJA, &codes[1]).await;
}

#[tokio::test]
async fn new_list_is_shown_for_ten_minutes_to_the_requesting_browser_only() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let mut other = Browser::new(&world);
    browser.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[0]).await;
    other.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[1]).await;
    let list = browser.open("/one-time-passwords").await;
    let new = browser.press(&list, "renew", &[]).await;
    world.clock.advance(599);
    assert_eq!(codes(&browser.open("/one-time-passwords").await), codes(&new), "a reload loses nothing");
    assert_eq!(other.open("/one-time-passwords").await.name(), "code-list");
    world.clock.advance(1);
    assert_eq!(browser.open("/one-time-passwords").await.name(), "code-list");
}

#[tokio::test]
async fn password_alone_gets_no_list() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    let csrf = [("csrf".to_owned(), choice.csrf().to_owned())];
    assert_eq!(browser.post("/one-time-passwords", &csrf).await.name(), "method");
    assert_eq!(browser.open("/one-time-passwords").await.name(), "method");
    assert_eq!(world.control.users()[0].one_time_passwords, MAIJAS_CODES);
}

#[tokio::test]
async fn one_time_passwords_work_after_a_phone_is_connected() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let start = Browser::new(&world).log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[1]).await;
    assert_eq!(start.attribute("data-method"), Some("one-time-password"));
}
