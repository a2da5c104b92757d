//! Language of the pages.

use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_CODES, World};

fn language(page: &WebPage) -> &str {
    page.attribute("html lang").unwrap()
}

#[tokio::test]
async fn page_follows_accept_language() {
    let world = World::new().await;
    for (accept_language, expected, heading) in [
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi", "Kirjaudu sisään"),
        ("sv-SE, en;q=0.5", "sv", "Logga in"),
        ("de", "en", "Log in"),
    ] {
        let mut browser = world.browser();
        browser.accept_language = accept_language;
        let page = browser.open("/login").await;
        assert_eq!((language(&page), page.heading()), (expected, Some(heading)));
        assert_eq!(language(&browser.open("/nowhere").await), expected);
    }
}

#[tokio::test]
async fn chosen_language_persists_beyond_the_session() {
    let (_world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    let session = browser.cookie.clone();

    let fields = [("csrf", choice.csrf()), ("to", "/login/method"), ("language", "sv")];
    let swedish = browser.post("/language", &fields).await;
    assert_eq!(
        (swedish.name(), swedish.path.as_str(), language(&swedish)),
        ("method", "/login/method", "sv")
    );
    assert_eq!(browser.cookie, session, "only the language changes");

    let code = browser.press(&swedish, "submit", &[("method", "one-time-password")]).await;
    let start = browser.press(&code, "submit", &[("code", MAIJAS_CODES[0])]).await;
    assert_eq!((start.name(), language(&start)), ("start", "sv"));
    let login = browser.press(&start, "log-out", &[]).await;
    assert_eq!((login.name(), language(&login)), ("login", "sv"), "the language outlives the session");
}

#[tokio::test]
async fn unknown_language_and_foreign_redirect_are_refused() {
    let (_world, mut browser) = World::with_browser().await;
    let login = browser.open("/login").await;
    let mut choose = async |language: &str, to: &str| {
        let fields = [("csrf", login.csrf()), ("to", to), ("language", language)];
        browser.post("/language", &fields).await
    };
    assert_eq!(choose("de", "/login").await.status, 400);
    for foreign in ["//evil.example", "https://evil.example/", "/login\r\nX: y", ""] {
        assert_eq!(choose("fi", foreign).await.path, "/login", "{foreign:?}");
    }
}
