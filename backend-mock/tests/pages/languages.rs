//! Language of the pages.

use crate::browser::{Browser, MAIJAS_PASSWORD};
use crate::support::{MAIJA, MAIJAS_CODES, World};

fn language(page: &crate::loaded_page::LoadedPage) -> &str {
    page.attribute("html lang").unwrap()
}

#[tokio::test]
async fn page_follows_accept_language() {
    let world = World::new().await;
    for (accept_language, expected, heading) in [
        ("fi-FI,fi;q=0.9,en;q=0.8", "fi", "<h1>Kirjaudu sisään</h1>"),
        ("sv-SE, en;q=0.5", "sv", "<h1>Logga in</h1>"),
        ("de", "en", "<h1>Log in</h1>"),
    ] {
        let mut browser = Browser::new(&world);
        browser.accept_language = accept_language;
        let page = browser.open("/login").await;
        assert_eq!(language(&page), expected);
        assert!(page.text.contains(heading), "{}", page.text);
        assert_eq!(language(&browser.open("/nowhere").await), expected);
    }
}

#[tokio::test]
async fn chosen_language_persists_beyond_the_session() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    let session = browser.cookie.clone();

    let fields = [("csrf", choice.csrf()), ("to", "/login/method"), ("language", "sv")];
    let swedish = browser.post("/language", &fields.map(|(name, value)| (name.into(), value.into()))).await;
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
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let login = browser.open("/login").await;
    let mut choose = async |language: &str, to: &str| {
        let fields = [("csrf", login.csrf()), ("to", to), ("language", language)];
        browser.post("/language", &fields.map(|(name, value)| (name.into(), value.into()))).await
    };
    assert_eq!(choose("de", "/login").await.status, 400);
    for foreign in ["//evil.example", "https://evil.example/", "/login\r\nX: y", ""] {
        assert_eq!(choose("fi", foreign).await.path, "/login", "{foreign:?}");
    }
}
