//! Enrolling a device.

use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::keys::SigningKey;
use key_protocol::problem::Problem;
use serde_json::json;
use support::wire::{ApiResponse, NewPhone, malformed};
use support::world::{AAKE, AAKES_CODE, MAIJA, MAIJAS_CODES, NOON, World};
use tokio::task::JoinSet;

#[tokio::test]
async fn username_and_code_are_normalised_before_enrolment() {
    let world = World::new().await;
    let phone = NewPhone::new(&world);
    let response = phone.enrol("  Maija.VIRTANEN@example.fi ", " 4f7k 29qx").await;
    assert_eq!(response.status, 201);
    assert_eq!(response.header("cache-control"), Some("no-store"));
    let body = response.json();
    assert_eq!(body["account"]["username"], MAIJA);
    assert_eq!(body["account"]["display_name"], "Maija Virtanen");
    let check = body["offline"]["check"].as_str().unwrap();
    assert_eq!(body["offline"], json!({ "algorithm": "SHA256", "digits": 6, "period": 30, "check": check }));
    assert_eq!(check.len(), 11, "8 bytes in base64url");
    assert_eq!(body["policy"], json!({ "pin_min_length": 6, "number_matching_digits": 2 }));
    assert_eq!(body["server_time"], NOON.seconds());
    assert!(serde_json::from_value::<EnrolmentResponse>(body).is_ok());
    assert_eq!(world.control.devices(MAIJA).len(), 1);
}

#[tokio::test]
async fn code_enrols_one_device_only() {
    let world = World::new().await;
    world.wire_phone().await;
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, MAIJAS_CODES[0]).await.problem(), Problem::WrongCode);
    assert_eq!(NewPhone::new(&world).enrol(AAKE, MAIJAS_CODES[1]).await.problem(), Problem::WrongCode);
    world.connected(MAIJA, MAIJAS_CODES[1]).await;
    world.connected(AAKE, AAKES_CODE).await;
}

#[tokio::test]
async fn repeated_enrolment_gets_the_same_response() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    let first = phone.send(&statement).await;
    for _ in 0..5 {
        NewPhone::new(&world).enrol(MAIJA, "WRNG-2345").await;
    }
    for wait in [0, 30, 570] {
        world.advance(wait);
        let again = phone.send(&statement).await;
        assert_eq!((again.status, &again.body), (201, &first.body));
    }
    assert_eq!(world.control.devices(MAIJA).len(), 1);

    world.advance(1);
    let too_late = Problem::ClockSkew { server_time: NOON + 601 };
    assert_eq!(phone.send(&statement).await.problem(), too_late);
}

#[tokio::test]
async fn concurrent_copies_of_a_statement_enrol_one_device() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    let mut senders = JoinSet::new();
    for _ in 0..50 {
        senders.spawn(ApiResponse::of(phone.request(&statement)));
    }
    let responses = senders.join_all().await;
    assert!(responses.iter().all(|response| response.status == 201 && response.body == responses[0].body));
    assert_eq!(world.control.devices(MAIJA).len(), 1);
}

#[tokio::test]
async fn fifth_wrong_code_delays_known_and_unknown_users() {
    let world = World::new().await;
    let mut bodies = Vec::new();
    for username in [MAIJA, "nobody@example.fi"] {
        for _ in 0..5 {
            let response = NewPhone::new(&world).enrol(username, "WRNG-2345").await;
            assert_eq!(response.problem(), Problem::WrongCode);
            bodies.push(response.body);
        }
        let response = NewPhone::new(&world).enrol(username, MAIJAS_CODES[0]).await;
        assert_eq!(response.problem(), Problem::TooManyAttempts { retry_after: 30 });
        assert_eq!(response.header("retry-after"), Some("30"));
        bodies.push(response.body);
    }
    assert_eq!(bodies[..6], bodies[6..]);

    world.advance(30);
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, "WRNG-2345").await.problem(), Problem::WrongCode);
    let delayed = Problem::TooManyAttempts { retry_after: 60 };
    assert_eq!(NewPhone::new(&world).enrol(MAIJA, MAIJAS_CODES[0]).await.problem(), delayed);

    world.advance(60);
    world.wire_phone().await;
    for _ in 0..4 {
        NewPhone::new(&world).enrol(MAIJA, "WRNG-2345").await;
    }
    world.connected(MAIJA, MAIJAS_CODES[1]).await;
}

#[tokio::test]
async fn unverified_enrolment_consumes_neither_tries_nor_codes() {
    let world = World::new().await;
    let skewed = Problem::ClockSkew { server_time: NOON };
    for _ in 0..6 {
        let phone = NewPhone::new(&world);
        let statement = phone.statement(MAIJA, "WRNG-2345", NOON + 61);
        assert_eq!(phone.send(&statement).await.problem(), skewed);
        let body = phone.statement(MAIJA, MAIJAS_CODES[0], NOON).as_str().replace("A", "B");
        let request = phone.request(&statement).body(json!({ "enrolment": body }).to_string());
        assert!(ApiResponse::of(request).await.status < 402);
        let request = phone.request(&statement).body("{}");
        assert_eq!(ApiResponse::of(request).await.problem(), malformed("enrolment"));
    }
    world.wire_phone().await;
}

#[tokio::test]
async fn reused_key_is_refused() {
    let (world, phone) = World::with_wire_phone().await;
    let clone = |key: &SigningKey| SigningKey::from_pkcs8(&key.to_pkcs8()).unwrap();
    assert_eq!(phone.leave().await.status, 204);
    let cases = [
        (Some(&phone.possession), None, "jwk"),
        (Some(&phone.approval), None, "jwk"),
        (None, Some(&phone.approval), "approval.jwk"),
        (None, Some(&phone.possession), "approval.jwk"),
    ];
    for (possession, approval, member) in cases {
        let mut other = NewPhone::new(&world);
        other.possession = possession.map_or(other.possession, clone);
        other.approval = approval.map_or(other.approval, clone);
        assert_eq!(other.enrol(MAIJA, MAIJAS_CODES[1]).await.problem(), malformed(member));
        assert_eq!(other.enrol(AAKE, "WRNG-2345").await.problem(), malformed(member));
    }
    world.connected(MAIJA, MAIJAS_CODES[1]).await;
}
