//! Push registrations of devices, and the pushes they lead to.

use backend_mock::{Control, PushState};
use key_protocol::ids::DeviceId;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::{PushContent, PushRegistration, Reach, Subject};
use serde_json::json;

use super::support::{Keys, register, status, to_loopback, vapid, world};
use crate::support::response::malformed;
use crate::support::{MAIJA, MAIJAS_CODES, NOON, NewPhone, World};

fn unknown() -> DeviceId {
    DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap()
}

#[tokio::test]
async fn challenge_is_pushed_to_registered_devices_only() {
    let world = World::new().await;
    let (phone, silent) = (world.phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "sandbox" });
    let response = phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), apns.to_string()).await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    let none = json!({ "transport": "none" }).to_string();
    assert_eq!(
        silent.send(&world, Endpoint::Push(&silent.id, PushVerb::Register), none.clone()).await.status,
        204
    );

    let id = world.control.issue_login(MAIJA).unwrap().id;
    let pushes = world.control.pushes();
    assert_eq!(pushes.len(), 1);
    assert_eq!(pushes[0].at, NOON);
    assert_eq!(serde_json::to_value(&pushes[0].to).unwrap(), apns);
    let subject = Subject::Challenge { id, exp: NOON + 120 };
    assert_eq!(pushes[0].content, PushContent { device: phone.id.clone(), subject });
    let never_sent = |control: &Control| (control.pushes()[0].state == PushState::NotSent).then_some(());
    world.control.until(never_sent).await;
    assert_eq!(world.control.devices(MAIJA)[0].last_push, None);

    assert_eq!(phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), none).await.status, 204);
    world.control.issue_login(MAIJA).unwrap();
    assert_eq!(world.control.pushes().len(), 1);
}

#[tokio::test]
async fn revoked_device_gets_no_push() {
    let world = World::new().await;
    let phone = world.phone().await;
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "production" });
    phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), apns.to_string()).await;
    phone.leave(&world).await;
    world.control.issue_login(MAIJA).unwrap();
    assert_eq!(world.control.pushes(), []);
    assert_eq!(world.control.devices(MAIJA)[0].push, PushRegistration::None);
}

#[tokio::test]
async fn device_can_register_only_valid_endpoints_and_only_for_itself() {
    let world = world().await;
    let (phone, other) = (world.phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let put = |id, body: serde_json::Value| {
        phone.send(&world, Endpoint::Push(id, PushVerb::Register), body.to_string())
    };
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
        let status = phone.get(&world, Endpoint::Push(id, PushVerb::Status)).await;
        assert_eq!(status.problem(), Problem::NotFound);
        let test = Endpoint::Push(id, PushVerb::Test);
        assert_eq!(phone.send(&world, test, r#"{"token":"t"}"#).await.problem(), Problem::NotFound);
        assert_eq!(phone.send(&world, test, "{}").await.problem(), malformed("token"), "body before device");
    }
}

#[tokio::test]
async fn internet_reach_refuses_loopback_endpoints() {
    let world = World::with(|config| {
        to_loopback(config);
        config.push.reach = Reach::Internet;
    })
    .await;
    let phone = world.phone().await;
    let keys = Keys::new();
    for endpoint in ["http://push.example/x", "https://127.0.0.1/x", "https://0.0.0.0/x", "https://[::1]/x"] {
        let response = register(&world, &phone, &keys.registration(endpoint)).await;
        assert_eq!(response.problem(), malformed("endpoint"), "{endpoint}");
    }
    assert_eq!(register(&world, &phone, &keys.registration("https://push.example/x")).await.status, 204);
}

#[tokio::test]
async fn web_push_is_refused_if_not_configured() {
    let world = World::new().await;
    let phone_to_enrol = NewPhone::new(&world);
    let statement = phone_to_enrol.statement(MAIJA, MAIJAS_CODES[0], NOON);
    let response = phone_to_enrol.send(&statement).await.json();
    assert_eq!(response["push"], json!(null));
    let phone = phone_to_enrol.connected(&statement, &serde_json::from_value(response).unwrap());
    let registration = Keys::new().registration("https://push.example/x");
    assert_eq!(register(&world, &phone, &registration).await.problem(), malformed("transport"));
    assert_eq!(status(&world, &phone).await, json!({ "transport": "none", "vapid": null, "last": null }));
}

#[tokio::test]
async fn vapid_key_is_in_the_enrolment_response_and_in_the_status() {
    let world = world().await;
    let phone_to_enrol = NewPhone::new(&world);
    let statement = phone_to_enrol.statement(MAIJA, MAIJAS_CODES[0], NOON);
    let response = phone_to_enrol.send(&statement).await.json();
    let phone = phone_to_enrol.connected(&statement, &serde_json::from_value(response.clone()).unwrap());
    let key = vapid(&world, &phone).await;
    assert_eq!(response["push"], json!({ "vapid": key }));
    register(&world, &phone, &Keys::new().registration("https://push.example/x")).await;
    assert_eq!(status(&world, &phone).await, json!({ "transport": "webpush", "vapid": key, "last": null }));
}
