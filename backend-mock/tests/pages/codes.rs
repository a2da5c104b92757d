//! Confirmation with a one-time password or an offline code.

use key_protocol::offline::Step;
use support::wire;
use support::world::{AAKE, MAIJA, MAIJAS_CODES, World};

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

#[tokio::test]
async fn typed_codes_are_compared_in_one_form_in_every_field() {
    let (world, wire::Phone { offline, .. }) = World::with_wire_phone().await;
    let wide = |code: &str| -> String {
        code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect()
    };
    let arabic = |code: &str| -> String {
        code.chars()
            .map(|c| c.to_digit(10).map_or(c, |digit| char::from_u32(0x660 + digit).unwrap()))
            .collect()
    };
    let typed = [
        wide(MAIJAS_CODES[1]),
        arabic(MAIJAS_CODES[2]),
        MAIJAS_CODES[3].replace('-', "\u{2014}").to_lowercase(),
        format!("\u{feff}{}\u{200b}", MAIJAS_CODES[4].replace('-', "\u{2212}\u{ad}")),
    ];
    for code in typed {
        let start = world.browser().enter(MAIJA, "one-time-password", &code).await;
        assert_eq!(start.name(), "start", "{code}");
    }
    for form in [&wide as &dyn Fn(&str) -> String, &arabic, &|code: &str| {
        format!("{}\u{2011}{}", &code[..3], &code[3..])
    }] {
        world.advance(60);
        let code = form(&offline.code(Step::at(world.control.now())));
        assert_eq!(world.browser().enter(MAIJA, "offline-code", &code).await.name(), "start", "{code}");
    }
    let mut browser = world.browser();
    browser.sign_in(MAIJA).await;
    let disconnect = browser.open("/login/disconnect").await;
    let done = browser.press(&disconnect, "submit", &[("code", &wide(MAIJAS_CODES[5]))]).await;
    assert_eq!(done.name(), "disconnected");
}

#[tokio::test]
async fn username_and_password_are_compared_in_one_form() {
    let world = World::new().await;
    for username in
        ["ÅKE.ÖBERG@example.se", "a\u{30a}ke.o\u{308}berg@example.se", "\u{200b}åke.öberg@ｅｘａｍｐｌｅ.se "]
    {
        let password = world.user(AAKE).password;
        assert_eq!(world.browser().sign_in_with(username, &password).await.name(), "method", "{username}");
    }
}
