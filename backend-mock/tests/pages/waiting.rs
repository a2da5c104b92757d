//! Confirmation in the app, from the side of the waiting page.

use key_protocol::challenge::NumberMatching;
use key_protocol::decision::{Answer as Verdict, Outcome};
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::wire::{Phone, approve};
use support::world::{MAIJA, MAIJAS_CODES, MAIJAS_PASSWORD, World};

/// Approves the latest challenge, with the number from a page.
pub(crate) async fn approve_latest(world: &World, phone: &Phone, number: Option<&str>) {
    let id = world.control.challenges(MAIJA).last().unwrap().claims.id.clone();
    let challenge = phone.challenge(&id).await;
    let response = phone.decide(&id, &approve(&challenge, number)).await;
    assert!([200, 403].contains(&response.status), "{}", String::from_utf8_lossy(&response.body));
}

/// Denies or reports the latest challenge.
pub(crate) async fn refuse_latest(world: &World, phone: &Phone, verdict: &Verdict) {
    let id = world.control.challenges(MAIJA).last().unwrap().claims.id.clone();
    assert_eq!(phone.decide(&id, verdict).await.status, 200);
}

/// Maija's browser on the waiting page.
pub(crate) async fn waiting(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let page = browser.request_login(MAIJA).await;
    assert_eq!(page.path, "/login/waiting");
    (browser, page)
}

/// A world with Maija's phone, and her browser on the waiting page.
pub(crate) async fn waiting_login() -> (World, Phone, Browser, WebPage) {
    let (world, phone) = World::with_wire_phone().await;
    let (browser, page) = waiting(&world).await;
    (world, phone, browser, page)
}

#[tokio::test]
async fn waiting_page_updates_after_the_approval() {
    let (world, phone, mut browser, page) = waiting_login().await;
    let mut events = browser.watch(&page).await;

    approve_latest(&world, &phone, page.number()).await;
    events.wait_until_outdated().await;
    let start = browser.open(&page.path).await;
    assert_eq!((start.name(), start.path.as_str()), ("start", "/start"));
    assert_eq!(start.attribute("data-method"), Some("app"));
    assert!(start.says("Maija Virtanen") && start.says("Maijan puhelin"));
    assert!(start.says(MAIJA));
}

#[tokio::test]
async fn challenge_contains_the_shown_number_and_the_browser() {
    let (world, _phone, _, page) = waiting_login().await;
    let [login] = &world.control.challenges(MAIJA)[..] else { panic!("one login") };
    assert_eq!(page.number(), login.number.as_deref());
    assert_eq!(page.number().map(str::len), Some(2));
    let context = &login.claims.context;
    assert_eq!((context.browser.as_str(), context.os.as_str()), ("Firefox 145", "Linux"));
    assert_eq!((context.ip.to_string().as_str(), &context.place), ("127.0.0.1", &None));
}

#[tokio::test]
async fn reload_and_second_tab_show_the_same_number_and_time_left() {
    let (world, _phone, mut browser, page) = waiting_login().await;
    assert!(page.says(">2:00<"));
    world.advance(17);
    for path in ["/login/waiting", "/", "/login", "/login/method", "/login/one-time-password", "/start"] {
        let again = browser.open(path).await;
        assert_eq!((again.name(), again.number()), ("waiting", page.number()), "{path}");
        assert!(again.says(">1:43<"));
    }
    assert_eq!(world.control.challenges(MAIJA).len(), 1);
}

#[tokio::test]
async fn repeated_submit_creates_one_challenge() {
    let (world, _phone) = World::with_wire_phone().await;
    let mut browser = world.browser();
    let choice = browser.sign_in(MAIJA).await;
    let one = browser.press(&choice, "submit", &[("method", "app")]).await;
    let other = browser.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!(one.number(), other.number());
    assert_eq!(world.control.challenges(MAIJA).len(), 1);
}

#[tokio::test]
async fn both_tabs_are_logged_in_after_the_approval() {
    let (world, phone, mut browser, page) = waiting_login().await;
    approve_latest(&world, &phone, page.number()).await;

    // Both tabs send their request before either gets a response; the browser keeps the first
    // cookie.
    let mut late = browser.clone();
    assert_eq!(browser.open("/login/waiting").await.name(), "start");
    let brought = late.cookie.clone();
    late.open("/login/waiting").await;
    assert_eq!(late.cookie, brought, "no cookie that would log the browser out again");
    assert_eq!(browser.open("/login?ended").await.name(), "start");
}

#[tokio::test]
async fn new_login_in_the_same_browser_cancels_the_old_one() {
    let (world, _phone, mut browser, page) = waiting_login().await;
    let old = browser.clone();
    let fields = [("csrf", page.csrf()), ("username", MAIJA), ("password", MAIJAS_PASSWORD)];
    let choice = browser.post("/login", &fields).await;
    assert_eq!(choice.name(), "method");
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));
    assert_eq!(old.clone().open("/").await.name(), "login");

    browser.press(&choice, "submit", &[("method", "app")]).await;
    let outcomes: Vec<_> = world.control.challenges(MAIJA).iter().map(|login| login.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Cancelled), None]);
}

#[tokio::test]
async fn form_opened_before_the_login_is_refused() {
    let (_world, mut browser) = World::with_browser().await;
    let login = browser.open("/login").await;
    browser.sign_in(MAIJA).await;
    let fields = [("username", MAIJA), ("password", MAIJAS_PASSWORD)];
    let stale = browser.press(&login, "submit", &fields).await;
    assert_eq!((stale.status, stale.name()), (403, "form-expired"));
    assert_eq!(browser.open("/").await.name(), "method");
}

#[tokio::test]
async fn number_length_follows_the_configuration() {
    for (matching, expected) in [(NumberMatching::Off, None), (NumberMatching::Six, Some(6))] {
        let world = World::with(|config| config.number_matching = matching).await;
        let phone = world.wire_phone().await;
        let (mut browser, page) = waiting(&world).await;
        assert_eq!(page.number().map(str::len), expected);
        approve_latest(&world, &phone, page.number()).await;
        assert_eq!(browser.open("/").await.name(), "start");
    }
}

#[tokio::test]
async fn app_is_refused_without_a_device() {
    let (_world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    assert!(checked(&choice, "one-time-password"));
    let refused = browser.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!((refused.status, refused.name(), refused.problem()), (422, "method", Some("no-device")));
    let refused = browser.press(&refused, "submit", &[("method", "carrier-pigeon")]).await;
    assert_eq!((refused.status, refused.problem()), (422, Some("empty")));
}

#[tokio::test]
async fn fourth_login_in_five_minutes_is_refused_with_retry_after() {
    let (world, _phone) = World::with_wire_phone().await;
    for _ in 0..3 {
        waiting(&world).await;
        world.advance(10);
    }
    let mut browser = world.browser();
    let refused = browser.choose(MAIJA, "app").await;
    assert_eq!((refused.status, refused.name(), refused.problem()), (429, "method", Some("too-many-logins")));
    assert_eq!(refused.headers["retry-after"], "270");
    world.advance(270);
    let page = browser.press(&refused, "submit", &[("method", "app")]).await;
    assert_eq!(page.name(), "waiting");
}

#[tokio::test]
async fn last_method_is_preset_and_connecting_a_phone_presets_the_app() {
    let world = World::new().await;
    let log_in = async |code| world.browser().log_in(MAIJA, code).await;
    let choice = async || world.browser().sign_in(MAIJA).await;
    log_in(MAIJAS_CODES[1]).await;
    assert!(checked(&choice().await, "one-time-password"));
    let _phone = world.wire_phone().await;
    assert!(checked(&choice().await, "app"));
    log_in(MAIJAS_CODES[2]).await;
    assert!(checked(&choice().await, "one-time-password"));
    waiting(&world).await;
    assert!(checked(&choice().await, "app"));
}

fn checked(choice: &WebPage, method: &str) -> bool {
    let (_, rest) = choice.text.split_once(&format!(r#"value="{method}""#)).unwrap();
    rest.split('>').next().unwrap().contains(" checked")
}
