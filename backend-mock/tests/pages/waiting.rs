//! Confirmation in the app, from the side of the waiting page.

use key_protocol::challenge::NumberMatching;
use key_protocol::decision::{Answer as Verdict, Outcome};

use crate::browser::{Browser, MAIJAS_PASSWORD, PageEvents};
use crate::loaded_page::LoadedPage;
use crate::support::phone::approve;
use crate::support::{MAIJA, MAIJAS_CODES, Phone, World};

/// Approves the latest challenge, with the number from a page.
pub(crate) async fn approve_latest(world: &World, phone: &Phone, username: &str, number: Option<&str>) {
    let id = world.control.challenges(username).last().unwrap().claims.id.clone();
    let challenge = phone.challenge(world, &id).await;
    let response = phone.decide(world, &id, &approve(&challenge, number)).await;
    assert!([200, 403].contains(&response.status), "{}", String::from_utf8_lossy(&response.body));
}

/// Denies or reports the latest challenge.
pub(crate) async fn refuse_latest(world: &World, phone: &Phone, verdict: &Verdict) {
    let id = world.control.challenges(MAIJA).last().unwrap().claims.id.clone();
    assert_eq!(phone.decide(world, &id, verdict).await.status, 200);
}

/// Maija's browser on the waiting page.
pub(crate) async fn waiting(world: &World) -> (Browser, LoadedPage) {
    let mut browser = Browser::new(world);
    let page = browser.choose(MAIJA, MAIJAS_PASSWORD, "app").await;
    assert_eq!((page.name(), page.path.as_str()), ("waiting", "/login/waiting"));
    (browser, page)
}

#[tokio::test]
async fn waiting_page_updates_after_the_approval() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    let mut events = PageEvents::open(&browser, &page).await;
    events.expect_current().await;

    approve_latest(&world, &phone, MAIJA, page.number()).await;
    events.wait_until_outdated().await;
    let start = browser.open(&page.path).await;
    assert_eq!((start.name(), start.path.as_str()), ("start", "/start"));
    assert_eq!(start.attribute("data-method"), Some("app"));
    assert!(start.text.contains("Maija Virtanen") && start.text.contains("Maijan puhelin"));
    assert!(start.text.contains(MAIJA));
}

#[tokio::test]
async fn challenge_contains_the_shown_number_and_the_browser() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let (_, page) = waiting(&world).await;
    let [login] = &world.control.challenges(MAIJA)[..] else { panic!("one login") };
    assert_eq!(page.number(), login.number.as_deref());
    assert_eq!(page.number().map(str::len), Some(2));
    let context = &login.claims.context;
    assert_eq!((context.browser.as_str(), context.os.as_str()), ("Firefox 145", "Linux"));
    assert_eq!((context.ip.as_str(), &context.place), ("127.0.0.1", &None));
}

#[tokio::test]
async fn reload_and_second_tab_show_the_same_number_and_time_left() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    assert!(page.text.contains(">2:00<"));
    world.clock.advance(17);
    for path in ["/login/waiting", "/", "/login", "/login/method", "/login/one-time-password", "/start"] {
        let again = browser.open(path).await;
        assert_eq!((again.name(), again.number()), ("waiting", page.number()), "{path}");
        assert!(again.text.contains(">1:43<"));
    }
    assert_eq!(world.control.challenges(MAIJA).len(), 1);
}

#[tokio::test]
async fn repeated_submit_creates_one_challenge() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    let one = browser.press(&choice, "submit", &[("method", "app")]).await;
    let other = browser.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!(one.number(), other.number());
    assert_eq!(world.control.challenges(MAIJA).len(), 1);
}

#[tokio::test]
async fn approval_logs_in_only_the_requesting_browser() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut attacker, attackers_page) = waiting(&world).await;
    let (mut browser, page) = waiting(&world).await;
    let mut attackers_stream = PageEvents::open(&attacker, &attackers_page).await;
    attackers_stream.expect_current().await;

    approve_latest(&world, &phone, MAIJA, page.number()).await;
    assert_eq!(attacker.open("/").await.name(), "waiting");
    assert_eq!(attacker.open("/start").await.name(), "waiting");
    assert_eq!(browser.open("/").await.name(), "start");
    assert_eq!(attacker.open("/").await.number(), attackers_page.number());
}

#[tokio::test]
async fn both_tabs_are_logged_in_after_the_approval() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    approve_latest(&world, &phone, MAIJA, page.number()).await;

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
    let world = World::new().await;
    let _phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    let old = browser.clone();
    let fields = [("csrf", page.csrf()), ("username", MAIJA), ("password", MAIJAS_PASSWORD)];
    let choice = browser.post("/login", &fields.map(|(name, value)| (name.into(), value.into()))).await;
    assert_eq!(choice.name(), "method");
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));
    assert_eq!(old.clone().open("/").await.name(), "login");

    browser.press(&choice, "submit", &[("method", "app")]).await;
    let outcomes: Vec<_> = world.control.challenges(MAIJA).iter().map(|login| login.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Cancelled), None]);
}

#[tokio::test]
async fn form_opened_before_the_login_is_refused() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let login = browser.open("/login").await;
    browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    let fields = [("username", MAIJA), ("password", MAIJAS_PASSWORD)];
    let stale = browser.press(&login, "submit", &fields).await;
    assert_eq!((stale.status, stale.name()), (403, "form-expired"));
    assert_eq!(browser.open("/").await.name(), "method");
}

#[tokio::test]
async fn number_length_follows_the_configuration() {
    for (matching, expected) in [(NumberMatching::Off, None), (NumberMatching::Six, Some(6))] {
        let world = World::with(|config| config.number_matching = matching).await;
        let phone = world.phone().await;
        let (mut browser, page) = waiting(&world).await;
        assert_eq!(page.number().map(str::len), expected);
        approve_latest(&world, &phone, MAIJA, page.number()).await;
        assert_eq!(browser.open("/").await.name(), "start");
    }
}

#[tokio::test]
async fn app_is_refused_without_a_device() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    assert!(checked(&choice, "one-time-password"));
    let refused = browser.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!((refused.status, refused.name(), refused.problem()), (422, "method", Some("no-device")));
    let refused = browser.press(&refused, "submit", &[("method", "carrier-pigeon")]).await;
    assert_eq!((refused.status, refused.problem()), (422, Some("empty")));
}

#[tokio::test]
async fn fourth_login_in_five_minutes_is_refused_with_retry_after() {
    let world = World::new().await;
    let _phone = world.phone().await;
    for _ in 0..3 {
        waiting(&world).await;
        world.clock.advance(10);
    }
    let mut browser = Browser::new(&world);
    let refused = browser.choose(MAIJA, MAIJAS_PASSWORD, "app").await;
    assert_eq!((refused.status, refused.name(), refused.problem()), (429, "method", Some("too-many-logins")));
    assert_eq!(refused.headers["retry-after"], "270");
    world.clock.advance(270);
    let page = browser.press(&refused, "submit", &[("method", "app")]).await;
    assert_eq!(page.name(), "waiting");
}

#[tokio::test]
async fn last_method_is_preset_and_connecting_a_phone_presets_the_app() {
    let world = World::new().await;
    let log_in = async |code| Browser::new(&world).log_in(MAIJA, MAIJAS_PASSWORD, code).await;
    let choice = async || Browser::new(&world).sign_in(MAIJA, MAIJAS_PASSWORD).await;
    log_in(MAIJAS_CODES[1]).await;
    assert!(checked(&choice().await, "one-time-password"));
    let _phone = world.phone().await;
    assert!(checked(&choice().await, "app"));
    log_in(MAIJAS_CODES[2]).await;
    assert!(checked(&choice().await, "one-time-password"));
    waiting(&world).await;
    assert!(checked(&choice().await, "app"));
}

fn checked(choice: &LoadedPage, method: &str) -> bool {
    let (_, rest) = choice.text.split_once(&format!(r#"value="{method}""#)).unwrap();
    rest.split('>').next().unwrap().contains(" checked")
}
