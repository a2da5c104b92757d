//! Payments and identifications, requested by a logged-in user.

use key_protocol::challenge::Kind;
use key_protocol::decision::Answer as Verdict;

use crate::browser::{Browser, MAIJAS_PASSWORD, PageEvents};
use crate::loaded_page::LoadedPage;
use crate::support::{MAIJA, MAIJAS_CODES, World};
use crate::waiting::{approve_latest, refuse_latest};

async fn request_confirmation(world: &World, code: &str, kind: &str) -> (Browser, LoadedPage) {
    let mut browser = Browser::new(world);
    browser.log_in(MAIJA, MAIJAS_PASSWORD, code).await;
    let security = browser.open("/security").await;
    let page = browser.press(&security, kind, &[]).await;
    (browser, page)
}

#[tokio::test]
async fn payment_is_confirmed_in_the_app_and_the_page_updates() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = request_confirmation(&world, MAIJAS_CODES[1], "payment").await;
    assert_eq!((page.name(), page.path.as_str()), ("confirmation", "/security/confirmation"));
    let claims = &world.control.challenges(MAIJA)[0].claims;
    assert_eq!((claims.kind, claims.details.len()), (Kind::Payment, 4));
    assert_eq!(
        (claims.details[2].label.as_str(), claims.details[2].value.as_str()),
        ("Amount", "1 240,00 EUR")
    );
    assert_eq!(claims.context.browser, "Firefox 145");

    let mut events = PageEvents::open(&browser, &page).await;
    events.expect_current().await;
    approve_latest(&world, &phone, MAIJA, page.number()).await;
    events.wait_until_outdated().await;
    let confirmed = browser.open("/security/confirmation").await;
    assert_eq!(confirmed.attribute("data-reason"), Some("confirmed"));
    assert!(confirmed.text.contains("Confirmed on “Maijan puhelin”"));
    assert!(browser.open("/security").await.text.contains("Payment"));
}

#[tokio::test]
async fn denied_cancelled_or_expired_identification_is_not_confirmed() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = request_confirmation(&world, MAIJAS_CODES[1], "identification").await;
    refuse_latest(&world, &phone, &Verdict::Deny).await;
    let denied = browser.open(&page.path).await;
    assert_eq!(denied.attribute("data-reason"), Some("not-confirmed"));
    assert!(denied.text.contains("Denied on “Maijan puhelin”"));

    let security = browser.open("/security").await;
    let page = browser.press(&security, "identification", &[]).await;
    let cancelled = browser.press(&page, "cancel", &[]).await;
    assert!(cancelled.text.contains("Cancelled"));

    let page = browser.press(&security, "identification", &[]).await;
    world.clock.advance(120);
    assert!(browser.open(&page.path).await.text.contains("Nobody answered in time"));
    assert_eq!(browser.open("/start").await.name(), "start", "the user stays logged in");
}

#[tokio::test]
async fn confirmed_payment_logs_in_no_browser() {
    let world = World::new().await;
    let phone = world.phone().await;
    let mut other_browser = Browser::new(&world);
    other_browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    let (_, page) = request_confirmation(&world, MAIJAS_CODES[1], "payment").await;
    approve_latest(&world, &phone, MAIJA, page.number()).await;
    assert_eq!(other_browser.open("/").await.name(), "method");
    let payment = world.control.issue_payment(MAIJA, Vec::new()).unwrap();
    approve_latest(&world, &phone, MAIJA, payment.number.as_deref()).await;
    assert!(world.control.log_in_approved(&payment.session).is_none(), "only a login challenge logs in");
}

#[tokio::test]
async fn confirmation_needs_a_device_and_is_rate_limited() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    browser.log_in(MAIJA, MAIJAS_PASSWORD, MAIJAS_CODES[0]).await;
    let security = browser.open("/security").await;
    assert!(!security.has("payment"));
    let fields =
        [("csrf", security.csrf()), ("kind", "payment")].map(|(name, value)| (name.into(), value.into()));
    assert_eq!(browser.post("/security/confirmation", &fields).await.problem(), Some("no-device"));
    let login =
        [("csrf", security.csrf()), ("kind", "login")].map(|(name, value)| (name.into(), value.into()));
    assert_eq!(browser.post("/security/confirmation", &login).await.status, 400);

    world.connected(MAIJA, MAIJAS_CODES[1]).await;
    for _ in 0..3 {
        assert_eq!(browser.post("/security/confirmation", &fields).await.status, 200);
    }
    let refused = browser.post("/security/confirmation", &fields).await;
    assert_eq!((refused.status, refused.problem()), (429, Some("too-many-logins")));
}
