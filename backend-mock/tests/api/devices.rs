//! Listing, renaming and revoking the devices of an account.

use key_protocol::enrolment::Platform;
use key_protocol::ids::DeviceId;
use key_protocol::paths::{DeviceVerb, Endpoint};
use key_protocol::problem::Problem;
use serde_json::json;
use support::wire::{NewPhone, Phone, malformed};
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};

async fn two_phones(world: &World) -> (Phone, Phone) {
    let tablet = NewPhone::new(world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[1]);
    (world.wire_phone().await, tablet.await)
}

fn unknown() -> DeviceId {
    DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap()
}

#[tokio::test]
async fn device_list_marks_the_requesting_device() {
    let (world, phone) = World::with_wire_phone().await;
    world.advance(60);
    let tablet = NewPhone::new(&world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[1]).await;
    world.connected(AAKE, AAKES_CODE).await;
    world.advance(60);
    let expected = json!({ "devices": [
        { "id": phone.id, "name": "Maijan puhelin", "platform": Platform::Android, "enrolled_at": NOON,
          "last_seen_at": NOON + 120, "this": true, "keys": "unverified", "sensor": false },
        { "id": tablet.id, "name": "Tabletti", "platform": "android", "enrolled_at": NOON + 60,
          "last_seen_at": NOON + 60, "this": false, "keys": "unverified", "sensor": false },
    ] });
    assert_eq!(phone.get(Endpoint::Devices).await.json(), expected);
}

#[tokio::test]
async fn device_can_rename_only_itself() {
    let world = World::new().await;
    let (phone, tablet) = two_phones(&world).await;
    let response = phone.rename(&phone.id, json!({ "name": "Työpuhelin", "colour": "red" })).await;
    assert_eq!((response.status, response.json()), (200, json!({ "device_name": "Työpuhelin" })));
    assert_eq!(phone.get(Endpoint::Devices).await.json()["devices"][0]["name"], "Työpuhelin");

    for id in [&tablet.id, &unknown()] {
        assert_eq!(phone.rename(id, json!({ "name": "x" })).await.problem(), Problem::NotFound);
        assert_eq!(phone.rename(id, json!({})).await.problem(), malformed("name"), "body before device");
    }
    for name in [json!(""), json!(null), json!("a\u{202e}"), json!("x".repeat(65))] {
        assert_eq!(phone.rename(&phone.id, json!({ "name": name })).await.problem(), malformed("name"));
    }
}

#[tokio::test]
async fn device_can_revoke_itself() {
    let (world, phone) = World::with_wire_phone().await;
    assert_eq!(phone.leave().await.status, 204);
    world.advance(5);
    let notice = phone.removal(&phone.leave().await.problem());
    assert_eq!((notice.by.as_str(), notice.iat), ("Maijan puhelin", NOON));
    assert_eq!(phone.removal(&phone.get(Endpoint::Devices).await.problem()), notice);
}

#[tokio::test]
async fn revocation_signed_with_the_approval_key_revokes_another_device_once() {
    let world = World::new().await;
    let (phone, tablet) = two_phones(&world).await;
    let response = phone.revoke(&tablet.id).await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    world.advance(9);
    assert_eq!(phone.revoke(&tablet.id).await.status, 204);
    let notice = tablet.removal(&tablet.get(Endpoint::Devices).await.problem());
    assert_eq!((notice.by.as_str(), notice.iat), ("Maijan puhelin", NOON), "the first notice stays");
    assert_eq!(phone.get(Endpoint::Devices).await.json()["devices"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn revocation_is_verified_before_the_device_lookup() {
    let world = World::new().await;
    let (phone, tablet) = two_phones(&world).await;
    let ake = world.connected(AAKE, AAKES_CODE).await;
    for target in [&tablet.id, &ake.id, &unknown()] {
        let endpoint = Endpoint::Device(target, DeviceVerb::Revoke);
        assert_eq!(phone.send(endpoint, "").await.problem(), Problem::Malformed { member: None });
        assert_eq!(phone.send(endpoint, "{}").await.problem(), malformed("revocation"));
        for foreign in [tablet.revocation(target, NOON), phone.revocation(&phone.id, NOON)] {
            assert_eq!(phone.send(endpoint, foreign).await.problem(), Problem::BadSignature);
        }
        let stale = phone.revocation(target, NOON - 61);
        assert_eq!(phone.send(endpoint, stale).await.problem(), Problem::ClockSkew { server_time: NOON });
    }
    for target in [&ake.id, &unknown()] {
        assert_eq!(phone.revoke(target).await.problem(), Problem::NotFound);
    }
    assert_eq!(ake.get(Endpoint::Devices).await.status, 200);
    assert_eq!(tablet.get(Endpoint::Devices).await.status, 200);
}
