//! The developer console: its content, and the effect of each button.

mod faults;
mod guard;
mod pushes;

use key_protocol::challenge::Kind;
use key_protocol::decision::{Answer as Verdict, Outcome};
use key_protocol::event::Event;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use serde_json::json;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, World};

use crate::waiting::waiting;

/// Opens the console of a new world.
async fn console_of_new_world() -> (World, Browser, WebPage) {
    let world = World::new().await;
    let (browser, page) = console(&world).await;
    (world, browser, page)
}

async fn console(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let page = browser.open("/dev").await;
    assert_eq!((page.status, page.name()), (200, "console"));
    (browser, page)
}

#[tokio::test]
async fn console_shows_users_passwords_and_codes() {
    let (world, mut browser) = World::with_browser().await;
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let page = browser.open("/dev").await;
    let users = page.section("users");
    for user in world.control.users() {
        assert!(users.contains(user.username.as_str()) && users.contains(&user.password));
    }
    assert!(users.contains("7 left") && !users.contains(MAIJAS_CODES[0]) && users.contains(MAIJAS_CODES[1]));
    assert_eq!(page.attribute("lang"), Some("en"));
}

#[tokio::test]
async fn console_shows_devices_requests_and_pushes() {
    let (world, phone) = World::with_wire_phone().await;
    let token = "0a".repeat(32);
    let apns = json!({ "transport": "apns", "token": token, "environment": "sandbox" });
    phone.send(Endpoint::Push(&phone.id, PushVerb::Register), apns.to_string()).await;
    let issued = world.issue(MAIJA);
    let other = world.connected(AAKE, AAKES_CODE).await;
    other.leave().await;

    let (_, page) = console(&world).await;
    let devices = page.section("devices");
    for shown in ["Maijan puhelin", "Pixel 9, Android, app 1.0.0", "APNs, sandbox", phone.id.as_str()] {
        assert!(devices.contains(shown), "{shown}: {devices}");
    }
    assert!(devices.contains(r#"data-revoked="Maijan puhelin""#));
    assert!(page.section("pushes").contains(issued.id.as_str()));
    assert!(!page.says(&token));
    let requests = page.section("requests");
    let order = ["DELETE /devices/{id}", "POST /devices", "PUT /devices/{id}/push"];
    let positions: Vec<_> = order.iter().map(|name| requests.find(name).unwrap()).collect();
    assert!(positions.is_sorted(), "newest first: {requests}");
    assert!(requests.contains("204") && requests.contains("201"));
}

#[tokio::test]
async fn each_kind_of_challenge_can_be_issued() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, mut page) = console(&world).await;
    for button in ["login-0", "payment-0", "identification-0"] {
        page = browser.press(&page, button, &[]).await;
        assert_eq!((page.name(), page.path.as_str()), ("console", "/dev#challenges"));
    }
    let challenges = world.control.challenges(MAIJA);
    let kinds: Vec<_> = challenges.iter().map(|challenge| challenge.claims.kind).collect();
    assert_eq!(kinds, [Kind::Login, Kind::Payment, Kind::Identification]);
    assert!(challenges[1].claims.details.iter().any(|detail| detail.label.as_str() == "Amount"));
    for challenge in &challenges {
        assert!(page.says(&format!(r#"data-number="{}""#, challenge.number.as_deref().unwrap())));
    }
    assert!(page.section("challenges").contains("Firefox 145, Windows 11"));
    assert!(page.says(r#"data-seconds="120""#));

    phone.decide(&challenges[0].claims.id, &Verdict::Deny).await;
    let page = browser.open("/dev").await;
    assert_eq!(page.attribute("data-outcome"), Some("denied"));
    assert!(page.section("challenges").contains("Maijan puhelin"));
}

#[tokio::test]
async fn challenge_for_an_unknown_user_is_refused() {
    let (_world, mut browser, page) = console_of_new_world().await;
    let sent = [("csrf", page.csrf()), ("username", "nobody@example.fi"), ("kind", "login")];
    assert_eq!(browser.post("/dev/challenges", &sent).await.name(), "bad-form");
}

#[tokio::test]
async fn ended_challenge_aborts_the_waiting_login() {
    for (button, outcome, reason) in
        [("expire-0", Outcome::Expired, "expired"), ("withdraw-0", Outcome::Cancelled, "cancelled")]
    {
        let world = World::new().await;
        world.wire_phone().await;
        let (mut person, login) = waiting(&world).await;
        let (mut browser, page) = console(&world).await;
        assert!(page.says(&format!(r#"data-number="{}""#, login.number().unwrap())));
        let after = browser.press(&page, button, &[]).await;
        assert!(!after.has(button));
        assert_eq!(after.attribute("data-outcome"), Some(reason));
        assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(outcome));
        assert_eq!(person.open("/login/waiting").await.reason(), Some(reason));
    }
}

#[tokio::test]
async fn all_devices_of_a_user_can_be_disconnected() {
    let world = World::new().await;
    let (phone, akes) = (world.wire_phone().await, world.connected(AAKE, AAKES_CODE).await);
    let mut stream = phone.events().await;
    let (mut browser, page) = console(&world).await;
    let after = browser.press(&page, "disconnect-0", &[]).await;
    assert_eq!(after.attribute("data-revoked"), Some("web"));
    assert!(matches!(stream.next().await, Some(Event::Notice(_))));
    assert!(matches!(stream.next().await, Some(Event::Revoked(_))));
    assert_eq!(akes.get(Endpoint::Devices).await.status, 200);
}

#[tokio::test]
async fn reported_user_can_be_unfrozen() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, page) = console(&world).await;
    assert!(!page.has("unfreeze-0"));
    let id = world.issue(MAIJA).id;
    phone.decide(&id, &Verdict::Report).await;
    let frozen = browser.open("/dev").await;
    assert_eq!(frozen.attribute("data-frozen"), Some(MAIJA));
    let unfrozen = browser.press(&frozen, "unfreeze-0", &[]).await;
    assert_eq!(unfrozen.attribute("data-frozen"), None);
    assert!(!world.user(MAIJA).is_frozen);
    assert_eq!(waiting(&world).await.1.name(), "waiting");
}

#[tokio::test]
async fn console_updates_by_itself() {
    let (world, mut browser, mut page) = console_of_new_world().await;
    let mut events = browser.watch(&page).await;
    let phone = world.wire_phone().await;
    events.wait_until_outdated().await;
    let changes: [&dyn Fn(); 3] =
        [&|| drop(world.control.issue_login(MAIJA)), &|| world.control.skew_clock(5), &|| {
            world.control.fail_next(backend_mock::Route::Devices, 1, 500)
        }];
    for change in changes {
        page = browser.open("/dev").await;
        let mut events = browser.watch(&page).await;
        change();
        events.wait_until_outdated().await;
    }
    page = browser.open("/dev").await;
    let mut events = browser.watch(&page).await;
    assert_eq!(phone.get(Endpoint::Devices).await.status, 500);
    events.wait_until_outdated().await;
}

#[tokio::test]
async fn reset_needs_a_confirmation() {
    let (world, phone) = World::with_wire_phone().await;
    let mut stream = phone.events().await;
    let (person, login) = waiting(&world).await;
    let mut events = person.watch(&login).await;

    let (mut browser, page) = console(&world).await;
    assert!(page.says(r#"href="/dev/reset""#));
    let question = browser.open("/dev/reset").await;
    assert_eq!((question.name(), world.control.devices(MAIJA).len()), ("console-reset", 1));
    let after = browser.press(&question, "yes", &[]).await;
    assert_eq!(after.name(), "console");
    assert!(after.section("users").contains("8 left") && after.section("devices").contains("None."));

    events.wait_until_outdated().await;
    let mut person = person;
    let ended = person.open("/login/waiting").await;
    assert_eq!((ended.name(), ended.path.as_str()), ("login", "/login?ended"));
    assert!(matches!(stream.next().await, Some(Event::Challenge(_))));
    assert_eq!(stream.next().await, None);
    assert_eq!(phone.get(Endpoint::Events).await.problem(), Problem::UnknownDevice);
}

#[tokio::test]
async fn outbox_shows_text_messages() {
    let (world, mut browser) = World::with_browser().await;
    browser.log_in(MAIJA, MAIJAS_CODES[0]).await;
    let app = browser.open("/mobile-confirmation/app").await;
    browser.press(&app, "send", &[("phone", "040 123 4567")]).await;
    let (_, page) = console(&world).await;
    let outbox = page.section("outbox");
    assert!(outbox.contains("+358401234567") && outbox.contains(&format!("{}/connect", world.origin())));
}

#[tokio::test]
async fn user_can_get_a_new_list() {
    let (world, mut browser, page) = console_of_new_world().await;
    browser.press(&page, "list-0", &[]).await;
    let codes = world.user(MAIJA).one_time_passwords.clone();
    assert!(codes.len() == 8 && !codes.iter().any(|code| MAIJAS_CODES.contains(&code.as_str())));
    world.browser().log_in(MAIJA, &codes[0]).await;
}
