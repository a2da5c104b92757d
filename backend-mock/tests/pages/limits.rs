//! How often the app is asked, and when offline codes are closed, as a browser meets it.

use key_protocol::decision::Answer as Verdict;
use key_protocol::notice::NoticeKind;
use key_protocol::offline::Step;
use support::wire::Phone;
use support::world::{MAIJA, MAIJAS_CODES, World};

use crate::waiting::{approve_latest, refuse_latest, waiting};

const HOUR: u64 = 60 * 60;

/// Asks for a login in a new browser, and returns the page's problem.
async fn ask(world: &World) -> Option<String> {
    world.browser().choose(MAIJA, "app").await.problem().map(str::to_owned)
}

/// Asks for a login in a new browser, and denies it.
async fn ask_and_deny(world: &World, phone: &Phone) -> Option<String> {
    let problem = ask(world).await;
    if problem.is_none() {
        refuse_latest(world, phone, &Verdict::Deny).await;
    }
    problem
}

#[tokio::test]
async fn fourth_unapproved_login_in_five_minutes_is_refused_and_cancels_nothing() {
    let (world, phone) = World::with_wire_phone().await;
    for _ in 0..4 {
        let (mut browser, page) = waiting(&world).await;
        approve_latest(&world, &phone, page.number()).await;
        assert_eq!(browser.open("/").await.name(), "start", "approved ones take no room");
    }
    assert_eq!(ask_and_deny(&world, &phone).await, None);
    let (mut browser, page) = waiting(&world).await;
    assert_eq!(ask(&world).await, None);
    let refused = world.browser().choose(MAIJA, "app").await;
    assert_eq!((refused.status, refused.problem()), (429, Some("too-many-logins")));
    assert_eq!(refused.headers["retry-after"], "300");
    assert_eq!(browser.open("/").await.number(), page.number(), "still open");

    let mut logged_in = world.browser();
    logged_in.log_in(MAIJA, MAIJAS_CODES[1]).await;
    let security = logged_in.open("/security").await;
    for _ in 0..3 {
        assert_eq!(logged_in.press(&security, "payment", &[]).await.problem(), None, "others have their own");
    }
    assert_eq!(logged_in.press(&security, "payment", &[]).await.problem(), Some("too-many-logins"));
    world.advance(300);
    assert_eq!(ask(&world).await, None);
}

#[tokio::test]
async fn app_is_not_asked_after_ten_in_a_row_until_a_login_in_another_way() {
    let (world, phone) = World::with_wire_phone().await;
    for _ in 0..10 {
        assert_eq!(ask_and_deny(&world, &phone).await, None);
        world.advance(300);
    }
    assert_eq!(ask(&world).await.as_deref(), Some("ignored"));
    world.advance(24 * HOUR);
    assert_eq!(ask(&world).await.as_deref(), Some("ignored"), "time alone does not help");
    let code = phone.offline.code(Step::at(world.control.now()));
    assert_eq!(world.browser().enter(MAIJA, "offline-code", &code).await.name(), "start");
    assert_eq!(ask(&world).await, None);
}

#[tokio::test]
async fn hundred_wrong_offline_codes_close_them_until_a_login_in_another_way() {
    let (world, phone) = World::with_wire_phone().await;
    let right = || phone.offline.code(Step::at(world.control.now())).to_string();
    let mut guesses = 0;
    while guesses < 100 {
        let mut browser = world.browser();
        let page = browser.choose(MAIJA, "offline-code").await;
        let wrong = if right() == "000000" { "000001" } else { "000000" };
        assert_eq!(browser.press(&page, "submit", &[("code", "12345")]).await.problem(), Some("wrong-code"));
        assert_eq!(browser.press(&page, "submit", &[("code", wrong)]).await.problem(), Some("wrong-code"));
        guesses += 1;
        assert_eq!(phone.notices().await.len(), usize::from(guesses == 100));
        world.advance(HOUR);
    }
    let notice = phone.notices().await.remove(0);
    assert_eq!((notice.kind, notice.by.as_str()), (NoticeKind::OfflineCodesClosed, "web"));
    assert_eq!((notice.device, notice.context), (None, None));

    let closed = world.browser().enter(MAIJA, "offline-code", &right()).await;
    assert_eq!((closed.name(), closed.problem()), ("offline-code", Some("closed")), "a right one too");
    world.browser().log_in(MAIJA, MAIJAS_CODES[1]).await;
    for _ in 0..4 {
        let refused = world.browser().enter(MAIJA, "offline-code", "000000").await;
        assert_eq!(refused.problem(), Some("wrong-code"), "count and delay start anew");
    }
    assert_eq!(world.browser().enter(MAIJA, "offline-code", &right()).await.name(), "start");
}

#[tokio::test]
async fn report_ends_the_accounts_sessions_and_pairing_codes() {
    let (world, phone) = World::with_wire_phone().await;
    let mut logged_in = world.browser();
    let start = logged_in.log_in(MAIJA, MAIJAS_CODES[1]).await;
    let pairing = logged_in.press(&start, "enable", &[]).await;
    let code = pairing.attribute("data-code").unwrap().to_owned();
    let mut half_way = world.browser();
    half_way.sign_in(MAIJA).await;
    waiting(&world).await;
    refuse_latest(&world, &phone, &Verdict::Report).await;

    assert_eq!(logged_in.open("/start").await.problem(), Some("session-ended"));
    assert_eq!(half_way.open("/login/method").await.problem(), Some("session-ended"));
    let refused = support::wire::NewPhone::new(&world).enrol(MAIJA, &code).await;
    assert_eq!(refused.problem(), key_protocol::problem::Problem::WrongCode);
    assert_eq!(ask(&world).await.as_deref(), Some("frozen"));
    world.browser().log_in(MAIJA, MAIJAS_CODES[2]).await;
    assert_eq!(ask(&world).await, None);
}
