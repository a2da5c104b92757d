//! Proofs: which checks run, and in which order.

use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_protocol::proof;
use support::wire::{ApiResponse, Phone, jti};
use support::world::{MAIJA, MAIJAS_CODES, NOON, World};

const LIST: Endpoint<'static> = Endpoint::Challenges;

async fn list(phone: &Phone, proof: &Jws) -> ApiResponse {
    ApiResponse::of(phone.request(LIST, proof.as_str())).await
}

/// Proof in the name of `kid`, signed with any key.
fn forged(phone: &Phone, kid: &DeviceId, key: &SigningKey, iat: Timestamp) -> Jws {
    proof::draft(kid, &LIST, &phone.origin, iat, &jti()).signed_by(key).unwrap()
}

#[tokio::test]
async fn every_request_but_enrolment_needs_exactly_one_proof() {
    let (_world, phone) = World::with_wire_phone().await;
    let url = LIST.url(&phone.origin);
    assert_eq!(ApiResponse::of(phone.http.get(&url)).await.problem(), Problem::BadProof);
    let proof = phone.proof(LIST, NOON);
    let twice = phone.request(LIST, proof.as_str()).header("dpop", proof.as_str());
    assert_eq!(ApiResponse::of(twice).await.problem(), Problem::BadProof);
    for nonsense in ["", "x", "a.b.c", "DPoP"] {
        assert_eq!(ApiResponse::of(phone.request(LIST, nonsense)).await.problem(), Problem::BadProof);
    }
    assert_eq!(list(&phone, &proof).await.status, 200);
}

#[tokio::test]
async fn proof_is_valid_once_and_for_one_endpoint() {
    let (world, phone) = World::with_wire_phone().await;
    let other = phone.proof(Endpoint::Devices, NOON);
    assert_eq!(list(&phone, &other).await.problem(), Problem::BadProof);

    let proof = phone.proof(LIST, NOON);
    let with_query =
        phone.http.get(format!("{}?x=y", LIST.url(&phone.origin))).header("DPoP", proof.as_str());
    assert_eq!(ApiResponse::of(with_query).await.status, 200);
    for wait in [0, 60] {
        world.advance(wait);
        assert_eq!(list(&phone, &proof).await.problem(), Problem::BadProof);
    }
}

#[tokio::test]
async fn jti_can_be_reused_after_three_minutes() {
    let (world, phone) = World::with_wire_phone().await;
    let with = |jti, iat| {
        proof::draft(&phone.id, &LIST, &phone.origin, iat, &jti).signed_by(&phone.possession).unwrap()
    };
    let jti = jti();
    assert_eq!(list(&phone, &with(jti.clone(), NOON)).await.status, 200);
    world.advance(180);
    assert_eq!(list(&phone, &with(jti.clone(), NOON + 180)).await.problem(), Problem::BadProof);
    world.advance(1);
    assert_eq!(list(&phone, &with(jti.clone(), NOON + 181)).await.status, 200);
}

#[tokio::test]
async fn two_devices_may_use_the_same_jti() {
    let world = World::new().await;
    let (one, other) = (world.wire_phone().await, world.connected(MAIJA, MAIJAS_CODES[1]).await);
    let jti = jti();
    for phone in [&one, &other] {
        let draft = proof::draft(&phone.id, &LIST, &phone.origin, NOON, &jti);
        assert_eq!(list(phone, &draft.signed_by(&phone.possession).unwrap()).await.status, 200);
    }
}

#[tokio::test]
async fn refused_proof_does_not_consume_its_jti() {
    let (_world, phone) = World::with_wire_phone().await;
    let jti = jti();
    let with = |iat, key: &SigningKey| {
        proof::draft(&phone.id, &LIST, &phone.origin, iat, &jti).signed_by(key).unwrap()
    };
    assert_eq!(list(&phone, &with(NOON, &phone.approval)).await.problem(), Problem::BadProof);
    let skewed = Problem::ClockSkew { server_time: NOON };
    assert_eq!(list(&phone, &with(NOON - 61, &phone.possession)).await.problem(), skewed);
    assert_eq!(list(&phone, &with(NOON, &phone.possession)).await.status, 200);
}

#[tokio::test]
async fn proof_checks_run_in_protocol_order() {
    let (world, phone) = World::with_wire_phone().await;
    let unknown_kid = DeviceId::parse("q3T7m0sXkzq9b8Qb2hEJ3A").unwrap();
    let key = SigningKey::generate(&ring::rand::SystemRandom::new()).unwrap();
    let used = phone.proof(LIST, NOON);
    assert_eq!(list(&phone, &used).await.status, 200);

    let wrong_endpoint =
        proof::draft(&unknown_kid, &Endpoint::Devices, &phone.origin, NOON, &jti()).signed_by(&key).unwrap();
    assert_eq!(list(&phone, &wrong_endpoint).await.problem(), Problem::BadProof, "structure before kid");
    let unknown = forged(&phone, &unknown_kid, &key, NOON - 9999);
    assert_eq!(list(&phone, &unknown).await.problem(), Problem::UnknownDevice, "kid before signature");
    let unsigned = forged(&phone, &phone.id, &key, NOON - 9999);
    assert_eq!(list(&phone, &unsigned).await.problem(), Problem::BadProof, "signature before iat");
    world.advance(61);
    let skewed = Problem::ClockSkew { server_time: NOON + 61 };
    assert_eq!(list(&phone, &used).await.problem(), skewed, "iat before jti");

    assert_eq!(phone.leave().await.status, 204);
    assert_eq!(list(&phone, &unsigned).await.problem(), Problem::BadProof, "signature before revoked");
    let before_iat = phone.removal(&list(&phone, &used).await.problem());
    let notice = phone.removal(&list(&phone, &phone.proof(LIST, NOON + 61)).await.problem());
    assert_eq!((notice.by.as_str(), notice.iat), ("Maijan puhelin", NOON + 61));
    assert_eq!(before_iat, notice, "revoked before iat");
}

#[tokio::test]
async fn skewed_device_succeeds_with_the_server_time_it_receives() {
    let (_world, phone) = World::with_wire_phone().await;
    for off in [600, -600, i64::MAX - NOON.seconds()] {
        let response = list(&phone, &phone.proof(LIST, NOON + off)).await;
        let Problem::ClockSkew { server_time } = response.problem() else { panic!("{response:?}") };
        assert_eq!(list(&phone, &phone.proof(LIST, server_time)).await.status, 200);
    }
    for off in [60, -60] {
        assert_eq!(list(&phone, &phone.proof(LIST, NOON + off)).await.status, 200);
    }
}

#[tokio::test]
async fn proof_with_malformed_kid_is_refused() {
    let (_world, phone) = World::with_wire_phone().await;
    let proof = phone.sign([r#"{"alg":"ES256","typ":"dpop+jwt","kid":"me"}"#, "{}"].map(str::to_owned));
    let response = ApiResponse::of(phone.request(LIST, &proof)).await;
    assert_eq!(response.problem(), Problem::BadProof);
}
