//! Push registrations of devices, and the pushes they lead to.

use backend_mock::{Control, PushState};
use key_protocol::ids::DeviceId;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::{PushContent, PushRegistration, Reach, Subject};
use serde_json::json;
use support::wire::{NewPhone, malformed};
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

use super::web_push::{Keys, register, status, to_loopback, vapid, world};

fn unknown() -> DeviceId {
    DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap()
}

#[tokio::test]
async fn challenge_is_pushed_to_registered_devices_only() {
    let world = World::new().await;
    let (phone, silent) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "sandbox" });
    let response = register(&phone, &apns).await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    let none = json!({ "transport": "none" });
    assert_eq!(register(&silent, &none).await.status, 204);

    let id = world.issue(MAIJA).id;
    let pushes = world.control.pushes();
    assert_eq!(pushes.len(), 1);
    assert_eq!(pushes[0].at, NOON);
    assert_eq!(serde_json::to_value(&pushes[0].to).unwrap(), apns);
    let subject = Subject::Challenge { id, exp: NOON + 120 };
    assert_eq!(pushes[0].content, PushContent { device: phone.id.clone(), subject });
    let never_sent = |control: &Control| (control.pushes()[0].state == PushState::NotSent).then_some(());
    world.until("a push that is not sent", never_sent).await;
    assert_eq!(world.control.devices(MAIJA)[0].last_push, None);

    assert_eq!(register(&phone, &none).await.status, 204);
    world.issue(MAIJA);
    assert_eq!(world.control.pushes().len(), 1);
}

#[tokio::test]
async fn revoked_device_gets_no_push() {
    let (world, phone) = World::with_wire_phone().await;
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "production" });
    register(&phone, &apns).await;
    phone.leave().await;
    world.issue(MAIJA);
    assert_eq!(world.control.pushes(), []);
    assert_eq!(world.control.devices(MAIJA)[0].push, PushRegistration::None);
}

#[tokio::test]
async fn device_can_register_only_valid_endpoints_and_only_for_itself() {
    let world = world().await;
    let (phone, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let put =
        |id, body: serde_json::Value| phone.send(Endpoint::Push(id, PushVerb::Register), body.to_string());
    assert_eq!(put(&phone.id, json!({ "transport": "fax" })).await.problem(), malformed("transport"));
    assert_eq!(put(&phone.id, json!({ "transport": "apns" })).await.problem(), malformed("token"));
    let keys = Keys::new();
    let inside = ["http://10.0.0.1/x", "https://[::ffff:127.0.0.1]/x", "https://169.254.169.254/", "ftp://x"];
    for endpoint in inside {
        assert_eq!(put(&phone.id, keys.registration(endpoint)).await.problem(), malformed("endpoint"));
    }
    assert_eq!(put(&phone.id, keys.registration("http://2130706433/x")).await.status, 204);
    for id in [&other.id, &unknown()] {
        assert_eq!(put(id, json!({ "transport": "none" })).await.problem(), Problem::NotFound);
        let status = phone.get(Endpoint::Push(id, PushVerb::Status)).await;
        assert_eq!(status.problem(), Problem::NotFound);
        let test = Endpoint::Push(id, PushVerb::Test);
        assert_eq!(phone.send(test, r#"{"token":"t"}"#).await.problem(), Problem::NotFound);
        assert_eq!(phone.send(test, "{}").await.problem(), malformed("token"), "body before device");
    }
}

#[tokio::test]
async fn internet_reach_refuses_loopback_endpoints() {
    let world = World::with(|config| {
        to_loopback(config);
        config.push.reach = Reach::Internet;
    })
    .await;
    let phone = world.wire_phone().await;
    let keys = Keys::new();
    for endpoint in ["http://push.example/x", "https://127.0.0.1/x", "https://0.0.0.0/x", "https://[::1]/x"] {
        let response = register(&phone, &keys.registration(endpoint)).await;
        assert_eq!(response.problem(), malformed("endpoint"), "{endpoint}");
    }
    assert_eq!(register(&phone, &keys.registration("https://push.example/x")).await.status, 204);
}

#[tokio::test]
async fn web_push_is_refused_if_not_configured() {
    let world = World::new().await;
    let (phone_to_enrol, statement) = NewPhone::of_maija(&world);
    let response = phone_to_enrol.send(&statement).await;
    assert_eq!(response.json()["push"], json!(null));
    let phone = phone_to_enrol.connected(&statement, &response);
    let registration = Keys::new().registration("https://push.example/x");
    assert_eq!(register(&phone, &registration).await.problem(), malformed("transport"));
    assert_eq!(status(&phone).await, json!({ "transport": "none", "vapid": null, "last": null }));
}

#[tokio::test]
async fn vapid_key_is_in_the_enrolment_response_and_in_the_status() {
    let world = world().await;
    let (phone_to_enrol, statement) = NewPhone::of_maija(&world);
    let response = phone_to_enrol.send(&statement).await;
    let phone = phone_to_enrol.connected(&statement, &response);
    let key = vapid(&phone).await;
    assert_eq!(response.json()["push"], json!({ "vapid": key }));
    register(&phone, &Keys::new().registration("https://push.example/x")).await;
    assert_eq!(status(&phone).await, json!({ "transport": "webpush", "vapid": key, "last": null }));
}
