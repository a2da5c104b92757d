//! "Login aborted": each reason, the update of the waiting page, and the ways to try again.

use key_protocol::decision::{Answer as Verdict, Outcome};

use crate::browser::{Browser, MAIJAS_PASSWORD, PageEvents};
use crate::loaded_page::LoadedPage;
use crate::support::{MAIJA, MAIJAS_CODES, World};
use crate::waiting::{approve_latest, refuse_latest, waiting};

fn assert_aborted(page: &LoadedPage, reason: &str) {
    assert_eq!((page.status, page.name(), page.path.as_str()), (200, "aborted", "/login/aborted"));
    assert_eq!(page.attribute("data-reason"), Some(reason));
    assert!(page.text.contains("<h1>Login aborted</h1>"));
    assert!(page.has("another-way") && page.has("cancel"));
}

/// Waits until `page` is outdated by `change`, and reloads it.
async fn after(
    mut browser: Browser,
    page: &LoadedPage,
    change: impl Future<Output = ()>,
) -> (Browser, LoadedPage) {
    let mut events = PageEvents::open(&browser, page).await;
    events.expect_current().await;
    change.await;
    events.wait_until_outdated().await;
    let next = browser.open(&page.path).await;
    (browser, next)
}

#[tokio::test]
async fn denied_login_can_be_tried_again() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (browser, page) = waiting(&world).await;
    let denying = refuse_latest(&world, &phone, &Verdict::Deny);
    let (mut browser, aborted) = after(browser, &page, denying).await;
    assert_aborted(&aborted, "denied");
    assert!(aborted.text.contains("Maijan puhelin"));

    let again = browser.press(&aborted, "try-again", &[]).await;
    assert_eq!(again.name(), "waiting");
    approve_latest(&world, &phone, MAIJA, again.number()).await;
    assert_eq!(browser.open("/").await.name(), "start");
}

#[tokio::test]
async fn reported_login_is_unfrozen_by_a_one_time_password() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut other, others_page) = waiting(&world).await;
    let (browser, page) = waiting(&world).await;
    let reporting = refuse_latest(&world, &phone, &Verdict::Report);
    let (mut browser, aborted) = after(browser, &page, reporting).await;
    assert_aborted(&aborted, "reported");
    assert!(!aborted.has("try-again") && aborted.has("one-time-password"));

    PageEvents::open(&other, &others_page).await.wait_until_outdated().await;
    let stopped = other.open(&others_page.path).await;
    assert_aborted(&stopped, "cancelled");
    assert!(!stopped.has("try-again"));

    let choice = other.open("/login/method").await;
    let frozen = other.press(&choice, "submit", &[("method", "app")]).await;
    assert_eq!((frozen.status, frozen.name(), frozen.problem()), (422, "method", Some("frozen")));

    let code = browser.open("/login/one-time-password").await;
    let start = browser.press(&code, "submit", &[("code", MAIJAS_CODES[1])]).await;
    assert_eq!(start.name(), "start");
    let waiting = other.press(&frozen, "submit", &[("method", "app")]).await;
    assert_eq!(waiting.name(), "waiting");
}

#[tokio::test]
async fn wrong_number_aborts_the_login() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (browser, page) = waiting(&world).await;
    let wrong = if page.number() == Some("00") { "01" } else { "00" };
    let approving = approve_latest(&world, &phone, MAIJA, Some(wrong));
    let (mut browser, aborted) = after(browser, &page, approving).await;
    assert_aborted(&aborted, "wrong-number");
    assert_eq!(browser.open("/start").await.name(), "aborted");
}

#[tokio::test]
async fn cancelled_login_is_aborted() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    let aborted = browser.press(&page, "cancel", &[]).await;
    assert_aborted(&aborted, "cancelled");
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));
    assert_eq!(browser.press(&aborted, "cancel", &[]).await.name(), "login");
}

#[tokio::test]
async fn expired_login_is_aborted() {
    let world = World::new().await;
    let _phone = world.phone().await;
    let (browser, page) = waiting(&world).await;
    let passing = async { world.clock.advance(120) };
    let (_, aborted) = after(browser, &page, passing).await;
    assert_aborted(&aborted, "expired");
}

#[tokio::test]
async fn approval_before_cancel_stays() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    approve_latest(&world, &phone, MAIJA, page.number()).await;
    assert_eq!(browser.press(&page, "cancel", &[]).await.name(), "start");
}

#[tokio::test]
async fn late_stream_reports_an_outdated_page_at_once() {
    let world = World::new().await;
    let phone = world.phone().await;
    let (mut browser, page) = waiting(&world).await;
    refuse_latest(&world, &phone, &Verdict::Deny).await;
    PageEvents::open(&browser, &page).await.wait_until_outdated().await;

    // Another tab tries again: this page is outdated, because its number belongs to the first
    // login.
    let aborted = browser.open("/").await;
    browser.press(&aborted, "try-again", &[]).await;
    PageEvents::open(&browser, &page).await.wait_until_outdated().await;
}

#[tokio::test]
async fn page_of_an_expired_session_redirects_to_the_login() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    let choice = browser.sign_in(MAIJA, MAIJAS_PASSWORD).await;
    world.clock.advance(300);
    for method in ["app", "one-time-password", "offline-code"] {
        let page = browser.press(&choice, "submit", &[("method", method)]).await;
        assert_eq!((page.name(), page.problem()), ("login", Some("session-ended")), "{method}");
    }
}
