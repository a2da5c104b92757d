//! Sensor keys: registered with the PIN, and what they may sign instead of the approval key.

use backend_mock::Issued;
use key_protocol::decision::{Amr, Answer as Verdict, Decision, Matched, Number};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use key_protocol::paths::{DeviceVerb, Endpoint, SensorKeyVerb};
use key_protocol::problem::Problem;
use key_protocol::revocation::Revocation;
use key_protocol::sensor_key::SensorKey;
use ring::rand::SystemRandom;
use serde_json::json;
use support::wire::{ApiResponse, NewPhone, Phone, jti, malformed};
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

fn new_key() -> SigningKey {
    SigningKey::generate(&SystemRandom::new()).unwrap()
}

/// Body that registers `key`, signed by `signer`.
fn registration(phone: &Phone, key: &SigningKey, signer: &SigningKey, iat: Timestamp) -> String {
    let (origin, device, key) = (&phone.origin, &phone.id, key.public());
    let statement = SensorKey { origin, device, iat, jti: &jti(), key, attestation: None };
    json!({ "sensor_key": statement.draft().signed_by(signer).unwrap() }).to_string()
}

async fn put(phone: &Phone, id: &DeviceId, body: String) -> ApiResponse {
    phone.send(Endpoint::SensorKey(id, SensorKeyVerb::Register), body).await
}

async fn register(phone: &Phone, key: &SigningKey) -> ApiResponse {
    put(phone, &phone.id, registration(phone, key, &phone.approval, NOON)).await
}

async fn remove(phone: &Phone, id: &DeviceId) -> ApiResponse {
    phone.send(Endpoint::SensorKey(id, SensorKeyVerb::Remove), "").await
}

async fn has_sensor_key(phone: &Phone) -> bool {
    phone.get(Endpoint::Devices).await.json()["devices"][0]["sensor"].as_bool().unwrap()
}

async fn approval(phone: &Phone, login: &Issued, amr: Amr, signer: &SigningKey) -> Jws {
    let challenge = &phone.challenge(&login.id).await;
    let matching = challenge.claims().number_matching_digits;
    let number = Number::parse(login.number.as_deref().unwrap(), matching).unwrap();
    let answer = &Verdict::Approve { matched: Matched::Number(number), amr };
    let (origin, device) = (&phone.origin, &phone.id);
    let statement = Decision { origin, device, iat: NOON, jti: &jti(), challenge, answer };
    statement.draft().signed_by(signer).unwrap()
}

async fn revoke(phone: &Phone, target: &DeviceId, amr: Amr, signer: &SigningKey) -> ApiResponse {
    let (origin, device) = (&phone.origin, &phone.id);
    let statement = Revocation { origin, device, iat: NOON, jti: &jti(), target, amr };
    let body = json!({ "revocation": statement.draft().signed_by(signer).unwrap() }).to_string();
    phone.send(Endpoint::Device(target, DeviceVerb::Revoke), body).await
}

#[tokio::test]
async fn key_is_registered_replaced_and_removed_and_never_comes_back() {
    let (_world, phone) = World::with_wire_phone().await;
    let [first, second] = [new_key(), new_key()];
    assert!(!has_sensor_key(&phone).await);
    for key in [&first, &first, &second] {
        let response = register(&phone, key).await;
        assert_eq!((response.status, response.body.len()), (204, 0));
        assert!(has_sensor_key(&phone).await);
    }
    assert_eq!(register(&phone, &first).await.problem(), malformed("key"), "it was replaced");
    for _ in 0..2 {
        let response = remove(&phone, &phone.id).await;
        assert_eq!((response.status, response.body.len()), (204, 0));
        assert!(!has_sensor_key(&phone).await);
    }
    for seen in [&second, &phone.possession, &phone.approval] {
        assert_eq!(register(&phone, seen).await.problem(), malformed("key"));
    }
    assert_eq!(register(&phone, &new_key()).await.status, 204);
}

#[tokio::test]
async fn registration_needs_the_approval_key_and_the_own_device() {
    let world = World::new().await;
    let (phone, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let key = new_key();
    for signer in [&phone.possession, &key, &other.approval] {
        let body = registration(&phone, &key, signer, NOON);
        assert_eq!(put(&phone, &phone.id, body).await.problem(), Problem::BadSignature);
    }
    let of_other = registration(&other, &key, &phone.approval, NOON);
    assert_eq!(put(&phone, &phone.id, of_other).await.problem(), Problem::BadSignature, "another kid");
    let stale = registration(&phone, &key, &phone.approval, NOON - 61);
    assert_eq!(put(&phone, &phone.id, stale).await.problem(), Problem::ClockSkew { server_time: NOON });
    for id in [&other.id, &DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap()] {
        let body = registration(&phone, &key, &phone.approval, NOON);
        assert_eq!(put(&phone, id, body).await.problem(), Problem::NotFound);
        assert_eq!(put(&phone, id, "{}".to_owned()).await.problem(), malformed("sensor_key"), "body first");
        assert_eq!(remove(&phone, id).await.problem(), Problem::NotFound);
    }
    assert_eq!(put(&phone, &phone.id, "[]".to_owned()).await.problem(), Problem::Malformed { member: None });
    assert!(!has_sensor_key(&phone).await);
}

#[tokio::test]
async fn finger_or_face_approves_with_the_sensor_key_alone_once_it_is_registered() {
    for amr in [Amr::Fingerprint, Amr::Face] {
        let (world, phone) = World::with_wire_phone().await;
        let first = world.issue(MAIJA);
        let by_approval_key = approval(&phone, &first, amr, &phone.approval).await;
        assert_eq!(phone.send_decision(&first.id, &by_approval_key).await.status, 200, "none is registered");

        let sensor = new_key();
        assert_eq!(register(&phone, &sensor).await.status, 204);
        let login = world.issue(MAIJA);
        for (amr, signer) in [(amr, &phone.approval), (amr, &phone.possession), (Amr::Pin, &sensor)] {
            let refused = approval(&phone, &login, amr, signer).await;
            assert_eq!(phone.send_decision(&login.id, &refused).await.problem(), Problem::BadSignature);
        }
        let approved = approval(&phone, &login, amr, &sensor).await;
        assert_eq!(phone.send_decision(&login.id, &approved).await.json(), json!({ "status": "approved" }));
        let with_pin = world.issue(MAIJA);
        let approved = approval(&phone, &with_pin, Amr::Pin, &phone.approval).await;
        assert_eq!(phone.send_decision(&with_pin.id, &approved).await.status, 200);
    }
}

#[tokio::test]
async fn finger_or_face_revokes_another_device_with_the_sensor_key_alone() {
    let (world, phone) = World::with_wire_phone().await;
    let others = [(Amr::Fingerprint, 1), (Amr::Face, 2)];
    let sensor = new_key();
    assert_eq!(register(&phone, &sensor).await.status, 204);
    for (amr, code) in others {
        let other = NewPhone::new(&world).named("Tabletti").connect(MAIJA, MAIJAS_CODES[code]).await;
        for (amr, signer) in [(amr, &phone.approval), (Amr::Pin, &sensor), (amr, &phone.possession)] {
            assert_eq!(revoke(&phone, &other.id, amr, signer).await.problem(), Problem::BadSignature);
        }
        assert_eq!(revoke(&phone, &other.id, amr, &sensor).await.status, 204);
        let notice = other.removal(&other.get(Endpoint::Devices).await.problem());
        assert_eq!(notice.by.as_str(), "Maijan puhelin");
    }
}
