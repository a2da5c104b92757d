//! Switching faults on and off in the console.

use backend_mock::{EventFault, Fault, RequestFault, Route, SwitchedOn, Times};
use key_protocol::paths::Endpoint;
use support::web_browser::Browser;
use support::web_page::WebPage;
use support::world::{NOON, World};

use super::{console, console_of_new_world};

/// Submits the form for a fault of one route.
async fn choose(browser: &mut Browser, route: &str, fault: &str, times: &str) -> WebPage {
    let page = browser.open("/dev/faults").await;
    let fields = [("route", route), ("fault", fault), ("seconds", "7"), ("status", "503"), ("times", times)];
    browser.press(&page, "switch-on", &fields).await
}

fn on(world: &World) -> Vec<(Fault, Times)> {
    world.control.faults().into_iter().map(|SwitchedOn { fault, left, .. }| (fault, left)).collect()
}

#[tokio::test]
async fn each_request_fault_can_be_switched_on() {
    let (world, mut browser, _) = console_of_new_world().await;
    for (name, fault) in [
        ("delay", RequestFault::Delay(7)),
        ("drop", RequestFault::Drop),
        ("refuse", RequestFault::Refuse(503)),
        ("broken-json", RequestFault::BrokenJson),
        ("wrong-shape", RequestFault::WrongShape),
        ("lose-response", RequestFault::LoseResponse),
    ] {
        for (sent, times) in [("3", Times::Next(3)), ("until-off", Times::UntilOff)] {
            let page = choose(&mut browser, "POST /challenges/{id}/decision", name, sent).await;
            assert_eq!((page.name(), page.path.as_str()), ("console", "/dev"));
            assert_eq!(on(&world), [(Fault::Request(Route::Decision, fault), times)]);
            assert!(page.attribute("data-fault").unwrap().starts_with("POST /challenges/{id}/decision: "));
            let id = world.control.faults()[0].id.0;
            let after = browser.press(&page, &format!("off-{id}"), &[]).await;
            assert_eq!((after.attribute("data-fault"), on(&world)), (None, vec![]));
        }
    }
}

#[tokio::test]
async fn fault_can_be_chosen_for_every_route() {
    let (world, mut browser, _) = console_of_new_world().await;
    let page = browser.open("/dev/faults").await;
    for route in Route::ALL {
        assert!(page.says(&format!(r#"<option value="{}">"#, route.name())));
        choose(&mut browser, route.name(), "drop", "1").await;
    }
    let expected = Route::ALL.map(|route| (Fault::Request(route, RequestFault::Drop), Times::Next(1)));
    assert_eq!(on(&world), expected);
}

#[tokio::test]
async fn fault_takes_effect_and_times_left_are_shown() {
    let (world, phone) = World::with_wire_phone().await;
    let (mut browser, _) = console(&world).await;
    let page = choose(&mut browser, "GET /devices", "refuse", "2").await;
    assert!(page.says("the next 2"));
    assert_eq!(phone.get(Endpoint::Devices).await.status, 503);
    assert!(browser.open("/dev").await.says("the next one"));
    assert_eq!(phone.get(Endpoint::Devices).await.status, 503);
    assert_eq!(phone.get(Endpoint::Devices).await.status, 200);
    assert!(!browser.open("/dev").await.says("data-fault"));
}

#[tokio::test]
async fn event_faults_and_skew_can_all_be_switched_off() {
    let (world, mut browser, _) = console_of_new_world().await;
    for (name, fault) in [("double", EventFault::Double), ("swap", EventFault::Swap)] {
        let page = browser.open("/dev/faults").await;
        let fields = [("fault", name), ("times", "until-off")];
        browser.press(&page, "switch-on-events", &fields).await;
        assert_eq!(on(&world).last(), Some(&(Fault::Events(fault), Times::UntilOff)));
    }
    let page = browser.open("/dev/faults").await;
    let page = browser.press(&page, "set-clock", &[("seconds", "-90")]).await;
    assert_eq!((page.attribute("data-skew"), world.control.now()), (Some("-90"), NOON - 90));
    assert!(page.says("90 s behind"));

    let page = browser.press(&page, "all-off", &[]).await;
    assert_eq!((on(&world), world.control.skew(), page.attribute("data-skew")), (vec![], 0, Some("0")));
    assert!(!page.has("all-off"));
}

#[tokio::test]
async fn invalid_fault_is_named_and_not_switched_on() {
    let (world, mut browser, _) = console_of_new_world().await;
    let page = browser.open("/dev/faults").await;
    let good =
        [("route", "GET /events"), ("fault", "delay"), ("seconds", "5"), ("status", "500"), ("times", "1")];
    for (field, value, fault) in [
        ("seconds", "0", "delay"),
        ("seconds", "soon", "delay"),
        ("seconds", "3601", "delay"),
        ("status", "200", "refuse"),
        ("status", "", "refuse"),
        ("times", "0", "drop"),
        ("times", "often", "drop"),
        ("route", "GET /weather", "drop"),
    ] {
        let mut fields = good;
        fields[1].1 = fault;
        fields.iter_mut().find(|(name, _)| *name == field).unwrap().1 = value;
        let refused = browser.press(&page, "switch-on", &fields).await;
        assert_eq!((refused.status, refused.name()), (422, "console-faults"), "{field} {value}");
        assert_eq!(refused.problem(), Some(field), "{value}");
    }
    for seconds in ["", "a day", "315360001", "-9223372036854775808"] {
        let refused = browser.press(&page, "set-clock", &[("seconds", seconds)]).await;
        assert_eq!((refused.status, refused.problem()), (422, Some("skew")), "{seconds}");
    }
    assert_eq!((on(&world), world.control.skew()), (vec![], 0));
}
