//! Confirmation with a one-time password or an offline code.

use key_protocol::offline::Step;
use support::wire;
use support::world::{MAIJA, MAIJAS_CODES, World};

#[tokio::test]
async fn one_time_password_is_normalised_and_works_once() {
    let (world, mut browser) = World::with_browser().await;
    let start = browser.log_in(MAIJA, " 4f7k 29qx").await;
    assert_eq!(start.attribute("data-method"), Some("one-time-password"));

    let mut browser = world.browser();
    let page = browser.choose(MAIJA, "one-time-password").await;
    for (typed, problem) in [(MAIJAS_CODES[0], "wrong-code"), ("4F7K", "wrong-code"), (" ", "empty")] {
        let refused = browser.press(&page, "submit", &[("code", typed)]).await;
        assert_eq!((refused.status, refused.name()), (422, "one-time-password"));
        assert_eq!(refused.problem(), Some(problem), "{typed}");
    }
    assert_eq!(browser.press(&page, "submit", &[("code", MAIJAS_CODES[1])]).await.name(), "start");
}

#[tokio::test]
async fn offline_code_works_once_and_names_the_phone() {
    let (world, wire::Phone { offline, .. }) = World::with_wire_phone().await;
    let code = offline.code(Step::at(world.control.now()));
    let spaced = format!("{} {}", &code[..3], &code[3..]);

    let mut browser = world.browser();
    let page = browser.choose(MAIJA, "offline-code").await;
    assert_eq!((page.name(), page.path.as_str()), ("offline-code", "/login/offline-code"));
    let start = browser.press(&page, "submit", &[("code", &spaced)]).await;
    assert_eq!((start.name(), start.attribute("data-method")), ("start", Some("offline-code")));
    assert!(start.says("Maijan puhelin"));

    let mut browser = world.browser();
    assert_eq!(browser.enter(MAIJA, "offline-code", &code).await.problem(), Some("wrong-code"));
}

#[tokio::test]
async fn wrong_codes_of_each_kind_are_counted_separately() {
    let (world, wire::Phone { offline, .. }) = World::with_wire_phone().await;
    let mut browser = world.browser();
    let right = offline.code(Step::at(world.control.now()));
    let wrong = if *right == "000000" { "000001" } else { "000000" };

    let page = browser.choose(MAIJA, "offline-code").await;
    for _ in 0..5 {
        assert_eq!(browser.press(&page, "submit", &[("code", wrong)]).await.problem(), Some("wrong-code"));
    }
    let delayed = browser.press(&page, "submit", &[("code", &right)]).await;
    assert_eq!((delayed.status, delayed.problem()), (429, Some("too-many-attempts")));
    assert_eq!(delayed.headers["retry-after"], "30");

    let list = browser.open("/login/one-time-password").await;
    assert_eq!(browser.press(&list, "submit", &[("code", "wrong")]).await.problem(), Some("wrong-code"));
    world.advance(30);
    let right = offline.code(Step::at(world.control.now()));
    assert_eq!(browser.press(&page, "submit", &[("code", &right)]).await.name(), "start");
}
