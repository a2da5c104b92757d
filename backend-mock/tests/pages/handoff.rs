//! Handoff between the app and the browser on one phone: the approval takes effect in the browser that
//! asked, when it comes back with the release.

use backend_mock::{Control, Ended};
use key_protocol::decision::{Amr, Answer as Verdict, Matched, Outcome};
use key_protocol::handoff::Release;
use key_protocol::link::{ConfirmLink, RELEASE_PATH};
use reqwest::Method;
use ring::rand::SystemRandom;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::wire::Phone;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::waiting::{approve_latest, waiting, waiting_login};

/// Approves the latest challenge as an app that its page opened, and returns the path that the app
/// then opens in the browser.
async fn hand_over(world: &World, phone: &Phone) -> String {
    let latest = world.control.challenges(MAIJA).pop().unwrap();
    let answer = Verdict::Approve { matched: Matched::Handoff(latest.handoff), amr: Amr::Pin };
    let response = phone.decide(&latest.claims.id, &answer).await.json();
    format!("{RELEASE_PATH}?c={}&r={}", latest.claims.id, response["release"].as_str().unwrap())
}

fn end(control: &Control) -> Option<Ended> {
    control.challenges(MAIJA).pop().unwrap().ended
}

/// A page that tells the browser to continue where it is.
fn assert_refused(page: &WebPage) {
    assert_eq!((page.status, page.name()), (403, "form-expired"));
    assert!(page.says("Nothing was changed"));
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
}

/// Response to one GET, without following its redirect.
async fn get(browser: &Browser, path: &str) -> (u16, String, String) {
    let response = browser.request(Method::GET, path).send().await.unwrap();
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    (response.status().as_u16(), header("location"), header("referrer-policy"))
}

#[tokio::test]
async fn browser_that_asked_is_logged_in_when_it_brings_the_release() {
    let (world, phone, mut browser, page) = waiting_login().await;
    let mut events = browser.watch(&page).await;
    let back = hand_over(&world, &phone).await;
    events.wait_until_outdated().await;
    let unreleased = browser.open("/").await;
    assert_eq!((unreleased.name(), unreleased.number()), ("waiting", None), "not logged in by the decision");
    assert!(unreleased.has("try-again"));

    let start = browser.open(&back).await;
    assert_eq!((start.name(), start.path.as_str()), ("start", "/start"));
    assert_eq!(start.attribute("data-method"), Some("app"));
    for _ in 0..2 {
        world.advance(30);
        assert_eq!(get(&browser, &back).await, (303, "/start".to_owned(), "no-referrer".to_owned()));
    }
    world.advance(1);
    assert_refused(&browser.open(&back).await);
    assert_eq!(browser.open("/").await.name(), "start", "the session stays open");
}

#[tokio::test]
async fn release_opens_nothing_in_any_other_browser() {
    let (world, phone, mut browser, _) = waiting_login().await;
    let back = hand_over(&world, &phone).await;
    let mut stranger = world.browser();
    assert_refused(&stranger.open(&back).await);
    stranger.request_login(MAIJA).await;
    assert_refused(&stranger.open(&back).await);
    assert_eq!(stranger.open("/").await.name(), "waiting");
    assert_eq!(browser.open(&back).await.name(), "start", "nothing was used up");
}

#[tokio::test]
async fn wrong_or_unreadable_release_opens_and_ends_nothing() {
    let (world, phone, mut browser, _) = waiting_login().await;
    let back = hand_over(&world, &phone).await;
    let (challenge, secret) = back.split_once("&r=").unwrap();
    let other = Release::random(&SystemRandom::new()).unwrap();
    for wrong in [
        format!("{challenge}&r={}", other.expose()),
        format!("{challenge}&r={secret}A"),
        format!("{back}&r={secret}"),
        format!("{RELEASE_PATH}?c=nowhere&r={secret}"),
        format!("{RELEASE_PATH}?c=p6Yw2m3VQyKq0a1Zr4tGxw&r={secret}"),
        challenge.to_owned(),
        RELEASE_PATH.to_owned(),
    ] {
        assert_refused(&browser.open(&wrong).await);
    }
    assert_eq!(browser.open(&back).await.name(), "start");
}

#[tokio::test]
async fn asking_again_with_the_number_replaces_an_unreleased_approval_and_takes_no_room() {
    let (world, phone, mut browser, _) = waiting_login().await;
    for _ in 0..2 {
        waiting(&world).await;
        world.control.withdraw(&world.control.challenges(MAIJA).pop().unwrap().claims.id);
    }
    let mut latest = world.browser();
    assert_eq!(latest.choose(MAIJA, "app").await.problem(), Some("too-many-logins"));

    let first = world.control.challenges(MAIJA).remove(0);
    let answer = Verdict::Approve { matched: Matched::Handoff(first.handoff), amr: Amr::Pin };
    assert_eq!(phone.decide(&first.claims.id, &answer).await.status, 200);
    let unreleased = browser.open("/").await;
    let again = browser.press(&unreleased, "try-again", &[]).await;
    assert_eq!((again.name(), again.number().map(str::len)), ("waiting", Some(2)));
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));
    approve_latest(&world, &phone, again.number()).await;
    assert_eq!(browser.open("/").await.name(), "start");
}

#[tokio::test]
async fn cancelled_or_late_approval_cannot_be_released() {
    let (world, phone, mut browser, _) = waiting_login().await;
    let back = hand_over(&world, &phone).await;
    let unreleased = browser.open("/").await;
    assert_eq!(browser.press(&unreleased, "cancel", &[]).await.reason(), Some("cancelled"));
    assert_refused(&browser.open(&back).await);

    let (mut browser, _) = waiting(&world).await;
    let back = hand_over(&world, &phone).await;
    world.advance(120);
    assert_refused(&browser.open(&back).await);
    assert_eq!(browser.open("/").await.reason(), Some("expired"));
    assert_eq!(end(&world.control).map(|ended| ended.outcome), Some(Outcome::Expired));
}

#[tokio::test]
async fn payment_is_confirmed_at_its_release() {
    let (world, phone) = World::with_wire_phone().await;
    let mut browser = world.browser();
    browser.log_in(MAIJA, MAIJAS_CODES[1]).await;
    let security = browser.open("/security").await;
    browser.press(&security, "payment", &[]).await;
    let back = hand_over(&world, &phone).await;
    let unreleased = browser.open("/security/confirmation").await;
    assert_eq!((unreleased.reason(), unreleased.number()), (None, None));
    assert!(!browser.open("/security").await.says("Payment"), "nothing was done yet");

    let confirmed = browser.open(&back).await;
    assert_eq!((confirmed.path.as_str(), confirmed.reason()), ("/security/confirmation", Some("confirmed")));
    assert!(browser.open("/security").await.says("Payment"));
}

#[tokio::test]
async fn waiting_page_links_to_the_app_on_a_phone_only() {
    let (world, _phone, mut desktop, page) = waiting_login().await;
    assert!(!page.has("open-app"));
    desktop.user_agent = "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0";
    let page = desktop.open("/login/waiting").await;
    let link = page.text.split("href=\"").find_map(|rest| rest.strip_prefix("finagokey://")).unwrap();
    let link = format!("finagokey://{}", link.split('"').next().unwrap().replace("&amp;", "&"));
    let link = ConfirmLink::parse(&link).ok().unwrap();
    let login = world.control.challenges(MAIJA).pop().unwrap();
    assert_eq!((&link.origin, &link.challenge), (world.origin(), &login.claims.id));
    assert_eq!(link.handoff, login.handoff);
}
