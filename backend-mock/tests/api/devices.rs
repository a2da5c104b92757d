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

#[tokio::test]
async fn device_of_less_than_a_day_may_not_revoke_an_older_one() {
    let (world, phone) = World::with_wire_phone().await;
    world.advance(60);
    let tablet = NewPhone::new(&world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[1]).await;
    let until = NOON + 60 + 24 * 60 * 60;
    world.advance(24 * 60 * 60 - 1);
    let response = tablet.revoke(&phone.id).await;
    assert_eq!(response.problem(), Problem::TooNew { until });
    assert_eq!((response.status, &response.json()["until"]), (403, &json!(until)));
    let forged = Endpoint::Device(&phone.id, DeviceVerb::Revoke);
    let forged = tablet.send(forged, phone.revocation(&phone.id, world.control.now())).await;
    assert_eq!(forged.problem(), Problem::BadSignature, "the signature first");
    assert_eq!(tablet.revoke(&unknown()).await.problem(), Problem::NotFound, "not found first");
    assert_eq!(phone.get(Endpoint::Devices).await.status, 200);
    world.advance(1);
    assert_eq!(tablet.revoke(&phone.id).await.status, 204);
}

#[tokio::test]
async fn revoking_a_device_that_is_revoked_already_is_never_too_new() {
    let (world, phone) = World::with_wire_phone().await;
    world.advance(60);
    let tablet = NewPhone::new(&world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[1]).await;
    assert_eq!(phone.leave().await.status, 204);
    let first = phone.removal(&phone.get(Endpoint::Devices).await.problem());
    assert_eq!(tablet.revoke(&phone.id).await.status, 204);
    assert_eq!(phone.removal(&phone.get(Endpoint::Devices).await.problem()), first);
}

#[tokio::test]
async fn name_that_is_taken_gets_the_lowest_free_number() {
    let (world, phone) = World::with_wire_phone().await;
    let mut given = Vec::new();
    for (name, code) in [("MAIJAN  PUHELIN", 1), ("maijan puhelin", 2), ("maijan puhelin", 3), ("Web", 4)] {
        let new = NewPhone::new(&world).named(name);
        let response = new.enrol(MAIJA, MAIJAS_CODES[code]).await;
        given.push(response.json()["device_name"].as_str().unwrap().to_owned());
    }
    assert_eq!(given, ["MAIJAN  PUHELIN", "maijan puhelin 2", "maijan puhelin 3", "Web 2"]);

    let renamed = async |name: &str| phone.rename(&phone.id, json!({ "name": name })).await.json();
    let long = format!("{}{}", "x".repeat(63), "é");
    for (asked, now) in [
        ("Maijan puhelin", "Maijan puhelin"),
        ("WEB 2", "WEB 2 2"),
        ("web", "web 3"),
        ("Maijan puhelin 3", "Maijan puhelin 3 2"),
        (&long, &long),
    ] {
        assert_eq!(renamed(asked).await, json!({ "device_name": now }), "{asked}");
    }
    let new = NewPhone::new(&world);
    let response = new.enrol(MAIJA, MAIJAS_CODES[5]).await;
    assert_eq!(response.json()["device_name"], "Maijan puhelin", "the name is free again");
}

#[tokio::test]
async fn device_text_with_a_forbidden_character_is_refused() {
    let (_world, phone) = World::with_wire_phone().await;
    let rename = async |name: &str| phone.rename(&phone.id, json!({ "name": name })).await;
    for name in [
        "a\nb",
        "a\u{7f}b",
        "a\u{85}b",
        "a\u{2028}b",
        "a\u{200e}b",
        "a\u{200f}b",
        "a\u{61c}b",
        "a\u{202a}b",
        "a\u{2066}b",
        "a\u{2069}b",
        " ",
        "\u{200b}\u{2060}",
        "\u{3164}",
    ] {
        assert_eq!(rename(name).await.problem(), malformed("name"), "{name:?}");
    }
    for name in ["\u{200d}a", "👩\u{200d}💻", "a\u{a0}b", &"é".repeat(64)] {
        assert_eq!(rename(name).await.json(), json!({ "device_name": name }), "{name:?}");
    }
}
