//! Pushes in the console: their state, and switching on faults.

use backend_mock::{Control, Fault, PushConfig, PushFault, PushState, SwitchedOn, Times};
use key_protocol::paths::{Endpoint, PushVerb};
use serde_json::json;
use support::world::{MAIJA, World};

use super::console;

/// Public key from the example in RFC 8291.
const POINT: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

async fn world() -> World {
    World::with(|config| config.push = PushConfig::to_loopback().unwrap()).await
}

/// Waits until the state of the latest push matches.
async fn until(world: &World, matches: impl Fn(PushState) -> bool) {
    let latest = |control: &Control| control.pushes().last().filter(|push| matches(push.state)).map(drop);
    world.control.until(latest).await;
}

#[tokio::test]
async fn console_shows_content_state_and_retry_time_of_pushes() {
    let world = world().await;
    let phone = world.wire_phone().await;
    // Port 9 is the discard port, where no push service listens.
    let endpoint = "http://127.0.0.1:9/secret";
    let to = json!({ "transport": "webpush", "endpoint": endpoint, "p256dh": POINT, "auth": "A".repeat(22) });
    phone.send(Endpoint::Push(&phone.id, PushVerb::Register), to.to_string()).await;
    world.control.switch_on(Fault::Pushes(PushFault::Lose), Times::Next(1));
    let id = world.issue(MAIJA).id;
    until(&world, |state| state == PushState::Lost).await;
    world.control.withdraw(&id);
    until(&world, |state| matches!(state, PushState::Unreachable { next: Some(_) })).await;
    phone.send(Endpoint::Push(&phone.id, PushVerb::Test), r#"{"token":"my test"}"#).await;
    until(&world, |state| matches!(state, PushState::Unreachable { next: Some(_) })).await;

    let (_, page) = console(&world).await;
    let pushes = page.section("pushes");
    let shown = [
        "my test",
        r#"data-push="unreachable""#,
        "unreachable, next try at 12:00:01",
        "challenge is over",
        id.as_str(),
        r#"data-push="lost""#,
        "Fault: never sent",
    ];
    let mut rest = pushes;
    for text in shown {
        rest = rest.split_once(text).unwrap_or_else(|| panic!("{text} in {pushes}")).1;
    }
    assert!(pushes.contains("http://127.0.0.1:9") && pushes.contains(phone.id.as_str()));
    assert!(!page.says("/secret"), "the path of the endpoint is secret");
    assert!(page.section("devices").contains("last unreachable at 12:00:00"));
}

#[tokio::test]
async fn each_push_fault_can_be_switched_on() {
    let world = world().await;
    let (mut browser, _) = console(&world).await;
    for (name, fault) in [
        ("delay", PushFault::Delay(7)),
        ("lose", PushFault::Lose),
        ("double", PushFault::Double),
        ("swap", PushFault::Swap),
        ("seal-wrongly", PushFault::SealWrongly),
        ("other-device", PushFault::OtherDevice),
    ] {
        let page = browser.open("/dev/faults").await;
        let fields = [("fault", name), ("seconds", "7"), ("times", "3")];
        let page = browser.press(&page, "switch-on-pushes", &fields).await;
        let on: Vec<_> =
            world.control.faults().into_iter().map(|SwitchedOn { fault, left, .. }| (fault, left)).collect();
        assert_eq!(on, [(Fault::Pushes(fault), Times::Next(3))]);
        assert!(page.attribute("data-fault").unwrap().starts_with("Pushes: "));
        browser.press(&page, "all-off", &[]).await;
    }
    let page = browser.open("/dev/faults").await;
    let wrong = [("fault", "delay"), ("seconds", "soon"), ("times", "3")];
    let refused = browser.press(&page, "switch-on-pushes", &wrong).await;
    assert_eq!((refused.status, refused.problem()), (422, Some("push-seconds")));
    assert_eq!(world.control.faults(), []);
}
