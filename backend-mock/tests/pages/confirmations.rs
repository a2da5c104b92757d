//! Payments and identifications, requested by a logged-in user.

use key_protocol::challenge::Kind;
use key_protocol::decision::Answer as Verdict;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::waiting::{approve_latest, refuse_latest};

async fn request_confirmation(world: &World, code: &str, kind: &str) -> (Browser, WebPage) {
    let mut browser = world.browser();
    browser.log_in(MAIJA, code).await;
    let security = browser.open("/security").await;
    let page = browser.press(&security, kind, &[]).await;
    (browser, page)
}

#[tokio::test]
async fn payment_is_confirmed_in_the_app_and_the_page_updates() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, page) = request_confirmation(&world, MAIJAS_CODES[1], "payment").await;
    assert_eq!((page.name(), page.path.as_str()), ("confirmation", "/security/confirmation"));
    let claims = &world.control.challenges(MAIJA)[0].claims;
    assert_eq!((claims.kind, claims.details.len()), (Kind::Payment, 4));
    let [amount, payee, ..] = &claims.details[..] else { unreachable!() };
    assert_eq!((amount.label.as_str(), amount.value.as_str()), ("Amount", "1 240,00 EUR"));
    assert_eq!((payee.label.as_str(), payee.value.as_str()), ("Payee", "Paperi ja Kynä Oy"));
    assert_eq!(claims.context.browser.as_str(), "Firefox 145");

    let mut events = browser.watch(&page).await;
    approve_latest(&world, &phone, page.number()).await;
    events.wait_until_outdated().await;
    let confirmed = browser.open("/security/confirmation").await;
    assert_eq!(confirmed.reason(), Some("confirmed"));
    assert!(confirmed.says("Confirmed on “Maijan puhelin”"));
    assert!(browser.open("/security").await.says("Payment"));
}

#[tokio::test]
async fn denied_cancelled_or_expired_identification_is_not_confirmed() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, page) = request_confirmation(&world, MAIJAS_CODES[1], "identification").await;
    refuse_latest(&world, &phone, &Verdict::Deny).await;
    let denied = browser.open(&page.path).await;
    assert_eq!(denied.reason(), Some("not-confirmed"));
    assert!(denied.says("Denied on “Maijan puhelin”"));

    let security = browser.open("/security").await;
    let page = browser.press(&security, "identification", &[]).await;
    let cancelled = browser.press(&page, "cancel", &[]).await;
    assert!(cancelled.says("Cancelled"));

    let page = browser.press(&security, "identification", &[]).await;
    world.advance(120);
    assert!(browser.open(&page.path).await.says("Nobody answered in time"));
    assert_eq!(browser.open("/start").await.name(), "start", "the user stays logged in");
}

#[tokio::test]
async fn confirmed_payment_logs_in_no_browser() {
    let (world, phone) = World::with_wire_phone().await;
    let mut other_browser = world.browser();
    other_browser.sign_in(MAIJA).await;
    let (_, page) = request_confirmation(&world, MAIJAS_CODES[1], "payment").await;
    approve_latest(&world, &phone, page.number()).await;
    assert_eq!(other_browser.open("/").await.name(), "method");
    let payment = world.control.issue_payment(MAIJA, Vec::new()).unwrap();
    approve_latest(&world, &phone, payment.number.as_deref()).await;
    assert!(world.control.log_in_approved(&payment.session).is_none(), "only a login challenge logs in");
}

#[tokio::test]
async fn confirmation_needs_a_device_and_is_rate_limited() {
    let (world, mut browser) = World::with_browser().await;
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let security = browser.open("/security").await;
    assert!(!security.has("payment"));
    let fields = [("csrf", security.csrf()), ("kind", "payment")];
    assert_eq!(browser.post("/security/confirmation", &fields).await.problem(), Some("no-device"));
    let login = [("csrf", security.csrf()), ("kind", "login")];
    assert_eq!(browser.post("/security/confirmation", &login).await.status, 400);

    world.connected(MAIJA, MAIJAS_CODES[1]).await;
    for _ in 0..3 {
        assert_eq!(browser.post("/security/confirmation", &fields).await.status, 200);
    }
    let refused = browser.post("/security/confirmation", &fields).await;
    assert_eq!((refused.status, refused.problem()), (429, Some("too-many-logins")));
}
