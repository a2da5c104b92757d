//! Where devices want to be woken, and what would wake them.

use backend_mock::PushMessage;
use key_protocol::paths::{Endpoint, PushVerb};
use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use serde_json::json;

use crate::support::answer::malformed;
use crate::support::{MAIJA, MAIJAS_CODES, NOON, World};

#[tokio::test]
async fn a_challenge_would_wake_the_devices_that_asked_for_it() {
    let world = World::new().await;
    let (phone, silent) = (world.phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "sandbox" });
    let answer = phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), apns.to_string()).await;
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    let none = json!({ "transport": "none" }).to_string();
    assert_eq!(
        silent.send(&world, Endpoint::Push(&silent.id, PushVerb::Register), none.clone()).await.status,
        204
    );

    let id = world.mock.ask_login(MAIJA).unwrap().id;
    let pushes = world.mock.pushes();
    assert_eq!(pushes.len(), 1);
    assert_eq!(pushes[0].at, NOON);
    assert_eq!(serde_json::to_value(&pushes[0].to).unwrap(), apns);
    assert_eq!(pushes[0].message, PushMessage { challenge: id.clone(), device: phone.id.clone() });
    assert_eq!(
        serde_json::to_value(&pushes[0].message).unwrap(),
        json!({ "challenge": id, "device": phone.id })
    );

    assert_eq!(phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), none).await.status, 204);
    world.mock.ask_login(MAIJA).unwrap();
    assert_eq!(world.mock.pushes().len(), 1);
}

#[tokio::test]
async fn a_disconnected_device_is_not_woken() {
    let world = World::new().await;
    let phone = world.phone().await;
    let apns = json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "production" });
    phone.send(&world, Endpoint::Push(&phone.id, PushVerb::Register), apns.to_string()).await;
    phone.leave(&world).await;
    world.mock.ask_login(MAIJA).unwrap();
    assert_eq!(world.mock.pushes(), []);
    assert_eq!(world.mock.devices(MAIJA)[0].push, PushRegistration::None);
}

#[tokio::test]
async fn an_address_is_checked_and_only_its_own() {
    let world = World::new().await;
    let (phone, other) = (world.phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let put = |id, body: serde_json::Value| {
        phone.send(&world, Endpoint::Push(id, PushVerb::Register), body.to_string())
    };
    assert_eq!(put(&phone.id, json!({ "transport": "fax" })).await.problem(), malformed("transport"));
    assert_eq!(put(&phone.id, json!({ "transport": "apns" })).await.problem(), malformed("token"));
    let plain =
        json!({ "transport": "webpush", "endpoint": "http://push.example/x", "p256dh": "", "auth": "" });
    assert_eq!(put(&phone.id, plain).await.problem(), malformed("endpoint"));
    assert_eq!(put(&other.id, json!({ "transport": "none" })).await.problem(), Problem::NotFound);
}
