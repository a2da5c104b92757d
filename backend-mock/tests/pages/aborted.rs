//! "Login aborted": each reason, the update of the waiting page, and the ways to try again.

use key_protocol::decision::{Answer as Verdict, Outcome};
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::waiting::{approve_latest, refuse_latest, waiting, waiting_login};

fn assert_aborted(page: &WebPage, reason: &str) {
    assert_eq!((page.status, page.name(), page.path.as_str()), (200, "aborted", "/login/aborted"));
    assert_eq!((page.reason(), page.heading()), (Some(reason), Some("Login aborted")));
    assert!(page.has("another-way") && page.has("cancel"));
}

/// Waits until `page` is outdated by `change`, and reloads it.
async fn after(mut browser: Browser, page: &WebPage, change: impl Future<Output = ()>) -> (Browser, WebPage) {
    let mut events = browser.watch(page).await;
    change.await;
    events.wait_until_outdated().await;
    let next = browser.open(&page.path).await;
    (browser, next)
}

#[tokio::test]
async fn denied_login_can_be_tried_again() {
    let (world, phone, browser, page) = waiting_login().await;
    let denying = refuse_latest(&world, &phone, &Verdict::Deny);
    let (mut browser, aborted) = after(browser, &page, denying).await;
    assert_aborted(&aborted, "denied");
    assert!(aborted.says("Maijan puhelin"));

    let again = browser.press(&aborted, "try-again", &[]).await;
    assert_eq!(again.name(), "waiting");
    approve_latest(&world, &phone, again.number()).await;
    assert_eq!(browser.open("/").await.name(), "start");
}

#[tokio::test]
async fn report_ends_every_login_until_a_one_time_password() {
    let (world, phone, other, others_page) = waiting_login().await;
    let (browser, page) = waiting(&world).await;
    let reporting = refuse_latest(&world, &phone, &Verdict::Report);
    let (mut browser, ended) = after(browser, &page, reporting).await;
    assert_eq!((ended.name(), ended.problem()), ("login", Some("session-ended")));
    other.events(&others_page).await.wait_until_outdated().await;
    assert_eq!(other.clone().open(&others_page.path).await.name(), "login");

    let choice = browser.sign_in(MAIJA).await;
    let frozen = browser.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!((frozen.status, frozen.name(), frozen.problem()), (422, "method", Some("frozen")));
    let code = browser.open("/login/one-time-password").await;
    let start = browser.press(&code, "submit", &[("code", MAIJAS_CODES[1])]).await;
    assert_eq!(start.name(), "start");
    assert_eq!(waiting(&world).await.1.name(), "waiting");
}

#[tokio::test]
async fn wrong_number_aborts_the_login() {
    let (world, phone, browser, page) = waiting_login().await;
    let wrong = if page.number() == Some("00") { "01" } else { "00" };
    let approving = approve_latest(&world, &phone, Some(wrong));
    let (mut browser, aborted) = after(browser, &page, approving).await;
    assert_aborted(&aborted, "wrong-number");
    assert_eq!(browser.open("/start").await.name(), "aborted");
}

#[tokio::test]
async fn cancelled_login_is_aborted() {
    let (world, _phone, mut browser, page) = waiting_login().await;
    let aborted = browser.press(&page, "cancel", &[]).await;
    assert_aborted(&aborted, "cancelled");
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));
    assert_eq!(browser.press(&aborted, "cancel", &[]).await.name(), "login");
}

#[tokio::test]
async fn expired_login_is_aborted() {
    let (world, _phone, browser, page) = waiting_login().await;
    let passing = async { world.advance(120) };
    let (_, aborted) = after(browser, &page, passing).await;
    assert_aborted(&aborted, "expired");
}

#[tokio::test]
async fn approval_before_cancel_stays() {
    let (world, phone, mut browser, page) = waiting_login().await;
    approve_latest(&world, &phone, page.number()).await;
    assert_eq!(browser.press(&page, "cancel", &[]).await.name(), "start");
}

#[tokio::test]
async fn late_stream_reports_an_outdated_page_at_once() {
    let (world, phone, mut browser, page) = waiting_login().await;
    refuse_latest(&world, &phone, &Verdict::Deny).await;
    browser.events(&page).await.wait_until_outdated().await;

    // Another tab tries again: this page is outdated, because its number belongs to the first
    // login.
    let aborted = browser.open("/").await;
    browser.press(&aborted, "try-again", &[]).await;
    browser.events(&page).await.wait_until_outdated().await;
}

#[tokio::test]
async fn page_of_an_expired_session_redirects_to_the_login() {
    let (world, mut browser) = World::with_browser().await;
    let choice = browser.sign_in(MAIJA).await;
    world.advance(300);
    for method in ["app", "one-time-password", "offline-code"] {
        let page = browser.press(&choice, "submit", &[("method", method)]).await;
        assert_eq!((page.name(), page.problem()), ("login", Some("session-ended")), "{method}");
    }
}
