//! "Disconnect Key on all devices", from the login page.

use key_protocol::decision::Outcome;
use key_protocol::event::Event;
use key_protocol::notice::NoticeKind;
use key_protocol::offline::Step;
use key_protocol::paths::Endpoint;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

use crate::waiting::waiting;

async fn question(world: &World) -> (Browser, WebPage) {
    let mut browser = world.browser();
    let choice = browser.sign_in(MAIJA).await;
    assert!(choice.has("disconnect-all"));
    let page = browser.open("/login/disconnect").await;
    assert_eq!(page.name(), "disconnect-all");
    (browser, page)
}

#[tokio::test]
async fn disconnecting_revokes_every_device_at_once() {
    let (world, phone) = World::with_wire_phone().await;
    let tablet = world.connected(MAIJA, MAIJAS_CODES[1]).await;
    let mut streams = [phone.events().await, tablet.events().await];
    let (mut waiting_browser, _) = waiting(&world).await;
    for stream in &mut streams {
        assert!(matches!(stream.next().await, Some(Event::Challenge(_))));
    }
    let (mut browser, page) = question(&world).await;

    let done = browser.press(&page, "submit", &[("code", MAIJAS_CODES[2])]).await;
    assert_eq!((done.name(), done.path.as_str()), ("disconnected", "/disconnected"));
    for (stream, device) in streams.iter_mut().zip([&phone, &tablet]) {
        assert!(matches!(stream.next().await, Some(Event::Notice(_))));
        let Some(Event::Revoked(event)) = stream.next().await else { panic!("no revocation") };
        let notice = device.removal_in(&event.notice);
        assert_eq!((notice.kind, notice.by.as_str()), (NoticeKind::DevicesRemoved, "web"));
        assert_eq!(notice.context.map(|browser| browser.os.to_string()).as_deref(), Some("Linux"));
        assert_eq!(device.removal(&device.get(Endpoint::Challenges).await.problem()).id, notice.id);
    }
    let aborted = waiting_browser.open("/").await;
    assert_eq!((aborted.name(), aborted.reason()), ("aborted", Some("cancelled")));
    assert_eq!(world.control.challenges(MAIJA)[0].outcome, Some(Outcome::Cancelled));

    let mut offline = world.browser();
    let typed = offline.choose(MAIJA, "offline-code").await;
    let code = phone.offline.code(Step::at(NOON));
    assert_eq!(offline.press(&typed, "submit", &[("code", &code)]).await.problem(), Some("wrong-code"));
    let next = world.browser().sign_in(MAIJA).await;
    assert!(next.says(r#"value="one-time-password" required checked"#));
    assert!(!next.has("disconnect-all"), "no device is left to disconnect");
}

#[tokio::test]
async fn wrong_code_disconnects_nothing() {
    let (world, _phone) = World::with_wire_phone().await;
    let (mut browser, page) = question(&world).await;
    for (typed, problem) in [("AAAA-AAAA", "wrong-code"), (MAIJAS_CODES[0], "wrong-code"), ("", "empty")] {
        let refused = browser.press(&page, "submit", &[("code", typed)]).await;
        assert_eq!((refused.name(), refused.problem()), ("disconnect-all", Some(problem)), "{typed}");
    }
    // Wrong codes count together with those typed to log in.
    for _ in 0..3 {
        browser.press(&page, "submit", &[("code", "AAAA-AAAA")]).await;
    }
    let login = browser.open("/login/one-time-password").await;
    let refused = browser.press(&login, "submit", &[("code", MAIJAS_CODES[1])]).await;
    assert_eq!(refused.problem(), Some("too-many-attempts"));
    assert!(world.control.devices(MAIJA)[0].revoked.is_none());
}

#[tokio::test]
async fn last_code_of_the_list_is_announced() {
    let (world, _phone) = World::with_wire_phone().await;
    for code in &MAIJAS_CODES[1..7] {
        world.browser().log_in(MAIJA, code).await;
    }
    let (mut browser, page) = question(&world).await;
    let done = browser.press(&page, "submit", &[("code", MAIJAS_CODES[7])]).await;
    assert!(done.says("your last one-time password"));
}
