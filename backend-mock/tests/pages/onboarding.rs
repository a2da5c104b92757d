//! Onboarding of a new user, from the initial password on, with interruptions.

use support::web_browser::Browser;
use support::web_page::WebPage;
use support::wire::NewPhone;
use support::world::World;

const NOORA: &str = "noora.niemi@example.fi";
const KNOWN: [(&str, &str); 3] =
    [("name", "Noora Niemi"), ("email", "noora.niemi@example.fi"), ("phone", "040 765 4321")];

/// Goes to the choice of the confirmation method.
async fn verified(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let page = browser.sign_in(NOORA).await;
    assert_eq!((page.name(), page.path.as_str()), ("information", "/personal-information"));
    let page = browser.press(&page, "submit", &KNOWN).await;
    assert_eq!((page.name(), page.path.as_str()), ("joining", "/welcome"));
    (browser, page)
}

#[tokio::test]
async fn onboarding_with_the_app_logs_in() {
    let world = World::new().await;
    let (mut browser, page) = verified(&world).await;
    let pairing = browser.press(&page, "submit", &[("method", "app")]).await;
    assert_eq!(pairing.name(), "pairing");
    let mut events = browser.watch(&pairing).await;

    let before = browser.cookie.clone();
    let code = pairing.attribute("data-code").unwrap();
    NewPhone::new(&world).named("Nooran puhelin").connect(NOORA, code).await;
    events.wait_until_outdated().await;
    let connected = browser.open("/mobile-confirmation").await;
    assert_eq!((connected.name(), connected.attribute("data-device")), ("connected", Some("Nooran puhelin")));
    assert_ne!(browser.cookie, before, "a login starts a session with a new id");
    let start = browser.open("/start").await;
    assert_eq!((start.name(), start.attribute("data-method")), ("start", Some("connecting")));
}

#[tokio::test]
async fn onboarding_with_a_list_needs_the_first_code() {
    let world = World::new().await;
    let (mut browser, page) = verified(&world).await;
    let list = browser.press(&page, "submit", &[("method", "one-time-password")]).await;
    assert_eq!((list.name(), list.text.matches("data-code").count()), ("new-code-list", 8));
    let typed = browser.open("/login/one-time-password").await;
    let refused = browser.press(&typed, "submit", &[("code", "AAAA-AAAA")]).await;
    assert_eq!((refused.name(), refused.problem()), ("one-time-password", Some("wrong-code")));
    let code = list.attribute("data-code").unwrap();
    let start = browser.press(&typed, "submit", &[("code", code)]).await;
    assert_eq!((start.name(), start.attribute("data-method")), ("start", Some("one-time-password")));
}

#[tokio::test]
async fn abandoned_onboarding_resumes_at_its_step() {
    let world = World::new().await;
    for _ in 0..2 {
        assert_eq!(world.browser().sign_in(NOORA).await.name(), "information");
    }
    let (mut browser, page) = verified(&world).await;
    browser.press(&page, "cancel", &[]).await;
    let mut later = world.browser();
    let page = later.sign_in(NOORA).await;
    assert_eq!(page.name(), "joining");
    let known = later.open("/personal-information").await;
    assert!(known.says("Noora Niemi") && known.says("+358 407 654 321"));

    // A list that was never used does not count as a confirmation method.
    later.press(&page, "submit", &[("method", "one-time-password")]).await;
    assert_eq!(world.browser().sign_in(NOORA).await.name(), "joining");
}

#[tokio::test]
async fn first_method_ends_the_onboarding_of_other_browsers() {
    let world = World::new().await;
    let (mut browser, page) = verified(&world).await;
    let mut other = world.browser();
    let others = other.sign_in(NOORA).await;
    let pairing = browser.press(&page, "submit", &[("method", "app")]).await;
    let unused = other.press(&others, "submit", &[("method", "app")]).await;
    let code = pairing.attribute("data-code").unwrap();
    NewPhone::new(&world).connect(NOORA, code).await;

    // The other browser with the same password is locked out, and its pairing code is useless.
    for path in ["/welcome", "/mobile-confirmation", "/one-time-passwords", "/personal-information", "/start"]
    {
        assert_eq!(other.open(path).await.name(), "method", "{path}");
    }
    assert_eq!(other.press(&unused, "new-code", &[]).await.name(), "method");
    assert_eq!(world.browser().sign_in(NOORA).await.name(), "method");
    assert_eq!(browser.open("/").await.name(), "connected");
}

#[tokio::test]
async fn personal_information_comes_before_the_method() {
    let (_world, mut browser) = World::with_browser().await;
    let page = browser.sign_in(NOORA).await;
    for path in
        ["/", "/login", "/welcome", "/mobile-confirmation", "/one-time-passwords", "/start", "/security"]
    {
        assert_eq!(browser.open(path).await.name(), "information", "{path}");
    }
    for path in ["/welcome", "/mobile-confirmation/code", "/mobile-confirmation/app"] {
        let fields = [("csrf", page.csrf()), ("method", "app"), ("phone", "040 765 4321")];
        assert_eq!(browser.post(path, &fields).await.name(), "information", "{path}");
    }
}

#[tokio::test]
async fn invalid_fields_are_marked_and_stay_filled_in() {
    let (_world, mut browser) = World::with_browser().await;
    let page = browser.sign_in(NOORA).await;
    let wrong = [("name", " "), ("email", "noora@"), ("phone", "112")];
    let refused = browser.press(&page, "submit", &wrong).await;
    assert_eq!((refused.status, refused.name(), refused.problem()), (422, "information", Some("name")));
    assert_eq!(refused.text.matches(r#"aria-invalid="true""#).count(), 3);
    let refused = browser.press(&page, "submit", &[KNOWN[0], KNOWN[1], ("phone", "09 123 4567")]).await;
    assert_eq!(
        (refused.problem(), refused.text.matches(r#"aria-invalid="true""#).count()),
        (Some("phone"), 1)
    );
    assert!(refused.says("09 123 4567") && refused.says(KNOWN[1].1));
}

#[tokio::test]
async fn onboarding_expires_after_half_an_hour_of_inactivity() {
    let world = World::new().await;
    let (mut browser, _) = verified(&world).await;
    for _ in 0..3 {
        world.advance(29 * 60);
        assert_eq!(browser.open("/").await.name(), "joining");
    }
    world.advance(30 * 60);
    assert_eq!(browser.open("/").await.name(), "login");
}
