//! Username and password, and the sessions they start.

use support::world::{MAIJA, MAIJAS_CODES, MAIJAS_PASSWORD, World};

#[tokio::test]
async fn username_is_normalised() {
    let world = World::new().await;
    for username in [MAIJA, " Maija.Virtanen@Example.fi \t"] {
        let choice = world.browser().sign_in_with(username, MAIJAS_PASSWORD).await;
        assert_eq!((choice.status, choice.name(), choice.path.as_str()), (200, "method", "/login/method"));
    }
}

#[tokio::test]
async fn wrong_password_and_unknown_username_look_the_same() {
    let (_world, mut browser) = World::with_browser().await;
    let wrong = browser.sign_in_with(MAIJA, "Kirjanpito-41").await;
    let unknown = browser.sign_in_with("maija.virtanen@example.se", MAIJAS_PASSWORD).await;
    for page in [&wrong, &unknown] {
        assert_eq!((page.status, page.name(), page.problem()), (422, "login", Some("wrong-password")));
        assert!(!page.says("Kirjanpito"));
    }
    // Nothing but the username that was typed differs.
    assert_eq!(wrong.text.replace(MAIJA, "?"), unknown.text.replace("maija.virtanen@example.se", "?"));
}

#[tokio::test]
async fn empty_username_or_password_is_refused() {
    let (_world, mut browser) = World::with_browser().await;
    for (username, password) in [("", "x"), (" \t", "x"), (MAIJA, "")] {
        let page = browser.sign_in_with(username, password).await;
        assert_eq!((page.status, page.problem()), (422, Some("empty")));
    }
}

#[tokio::test]
async fn fifth_wrong_password_delays_known_and_unknown_users() {
    let (world, mut browser) = World::with_browser().await;
    for username in [MAIJA, "nobody@example.fi"] {
        for _ in 0..5 {
            assert_eq!(browser.sign_in_with(username, "wrong").await.problem(), Some("wrong-password"));
        }
        let page = browser.sign_in_with(username, MAIJAS_PASSWORD).await;
        assert_eq!((page.status, page.problem()), (429, Some("too-many-attempts")));
        assert_eq!(page.headers["retry-after"], "30");
        assert_eq!(page.attribute("data-retry-after"), Some("30"));
        assert!(page.says("in 30 seconds"));
    }
    world.advance(30);
    assert_eq!(browser.sign_in(MAIJA).await.name(), "method");
}

#[tokio::test]
async fn session_id_changes_after_the_password_and_after_the_login() {
    let (world, mut browser) = World::with_browser().await;
    browser.open("/login").await;
    let planted = browser.cookie.clone();
    let choice = browser.sign_in(MAIJA).await;
    let unconfirmed = browser.cookie.clone();
    assert_ne!(planted, unconfirmed);

    let code = browser.press(&choice, "submit", &[("method", "one-time-password")]).await;
    browser.press(&code, "submit", &[("code", MAIJAS_CODES[0])]).await;
    assert_ne!(browser.cookie, unconfirmed);
    assert_eq!(browser.open("/").await.name(), "start");

    for old in [planted, unconfirmed] {
        let mut attacker = world.browser();
        attacker.cookie.clone_from(&old);
        assert_eq!(attacker.open("/start").await.path, "/login?ended");
        assert_eq!(attacker.cookie, old, "the cookie that another tab got is not replaced");
    }
}

#[tokio::test]
async fn unconfirmed_login_expires_after_five_minutes() {
    let (world, mut browser) = World::with_browser().await;
    browser.sign_in(MAIJA).await;
    world.advance(299);
    assert_eq!(browser.open("/").await.name(), "method");
    world.advance(1);
    let page = browser.open("/login/method").await;
    assert_eq!((page.name(), page.problem()), ("login", Some("session-ended")));
    assert_eq!(browser.sign_in(MAIJA).await.name(), "method");
}

#[tokio::test]
async fn session_expires_after_half_an_hour_of_inactivity() {
    let (world, mut browser) = World::with_browser().await;
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    for _ in 0..3 {
        world.advance(29 * 60);
        assert_eq!(browser.open("/start").await.name(), "start");
    }
    world.advance(30 * 60);
    assert_eq!(browser.open("/start").await.problem(), Some("session-ended"));
}

#[tokio::test]
async fn logout_ends_the_session_and_deletes_the_cookie() {
    let (_world, mut browser) = World::with_browser().await;
    let start = browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let cookie = browser.cookie.clone();
    let page = browser.press(&start, "log-out", &[]).await;
    assert_eq!((page.name(), page.path.as_str(), page.problem()), ("login", "/login", None));
    assert_ne!(browser.cookie, cookie);
    browser.cookie = cookie;
    assert_eq!(browser.open("/start").await.name(), "login");
}

#[tokio::test]
async fn page_out_of_turn_redirects_to_the_current_step() {
    let (_world, mut browser) = World::with_browser().await;
    let pages = [
        "/login/method",
        "/login/waiting",
        "/login/aborted",
        "/login/offline-code",
        "/login/one-time-password",
        "/start",
        "/mobile-confirmation",
        "/mobile-confirmation/connected",
    ];
    for page in pages {
        assert_eq!(browser.open(page).await.name(), "login", "{page}");
    }
    browser.sign_in(MAIJA).await;
    for page in ["/", "/login", "/login/waiting", "/login/aborted", "/start", "/mobile-confirmation"] {
        assert_eq!(browser.open(page).await.name(), "method", "{page}");
    }
    let page = browser.open("/login/one-time-password").await;
    browser.press(&page, "submit", &[("code", MAIJAS_CODES[0])]).await;
    for page in &pages[..5] {
        assert_eq!(browser.open(page).await.name(), "start", "{page}");
    }
}
