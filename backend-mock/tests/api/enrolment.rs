//! Enrolling a device.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::enrolment::EnrolmentResponse;
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use key_protocol::problem::Problem;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
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

#[tokio::test]
async fn both_sides_derive_the_offline_secret_that_the_check_proves() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    let response = phone.send(&statement).await;
    let check = response.json()["offline"]["check"].clone();
    assert_eq!(json!(phone.connected(&statement, &response).offline.check()), check);
    let (other, statement) = NewPhone::of_maija(&world);
    assert_eq!(other.send(&statement).await.problem(), Problem::WrongCode);
}

/// A statement with claims that the app would never send, signed as the app signs.
fn with_claims(phone: &NewPhone, statement: &Jws, change: impl FnOnce(&mut Value)) -> RequestBuilder {
    let parts: Vec<_> = statement.as_str().split('.').collect();
    let mut claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    change(&mut claims);
    let input = format!("{}.{}", parts[0], URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = URL_SAFE_NO_PAD.encode(phone.possession.sign(input.as_bytes()).unwrap());
    phone.request(statement).body(json!({ "enrolment": format!("{input}.{signature}") }).to_string())
}

#[tokio::test]
async fn device_texts_and_app_version_are_bounded_on_enrolment() {
    let world = World::new().await;
    let (phone, statement) = NewPhone::of_maija(&world);
    let long = "x".repeat(65);
    for text in ["", " ", "a\u{202e}b", "a\tb", "\u{200b}", &long] {
        for member in ["name", "model"] {
            let request = with_claims(&phone, &statement, |claims| claims["device"][member] = json!(text));
            let problem = ApiResponse::of(request).await.problem();
            assert_eq!(problem, malformed(&format!("device.{member}")), "{text:?}");
        }
    }
    for version in ["", "1.", "1.2.3.4.5", "v1", "1.0-beta", "1,0", "１.0", &"1".repeat(65)] {
        let request =
            with_claims(&phone, &statement, |claims| claims["device"]["app_version"] = json!(version));
        assert_eq!(ApiResponse::of(request).await.problem(), malformed("device.app_version"), "{version}");
    }
    let request =
        with_claims(&phone, &statement, |claims| claims["device"]["app_version"] = json!("1.02.3.4"));
    assert_eq!(ApiResponse::of(request).await.status, 201, "no refused one used up the code");
}

#[tokio::test]
async fn typed_code_and_username_are_compared_in_one_form() {
    for code in [
        "４Ｆ７Ｋ－２９ＱＸ",
        "4f7k–29qx",
        "4f7k\u{2212}29qx",
        "\u{feff}4F7K\u{ad}29\u{200b}QX",
        "٤F۷K 2９QX",
        "4 F 7 K\u{3000}2 9 Q X",
    ] {
        let world = World::new().await;
        let response = NewPhone::new(&world).enrol(MAIJA, code).await;
        assert_eq!(response.status, 201, "{code}");
    }
    for username in [
        "ＭＡＩＪＡ.virtanen@example.fi",
        "maija.\u{200b}virtanen@example.fi\n",
        "\u{a0}MAIJA.VIRTANEN@EXAMPLE.FI",
    ] {
        let world = World::new().await;
        let response = NewPhone::new(&world).enrol(username, MAIJAS_CODES[0]).await;
        assert_eq!(response.json()["account"]["username"], MAIJA, "{username:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_a_code_is_wrong_also_during_a_delay_and_counts_no_try() {
    let world = World::new().await;
    for username in [MAIJA, "nobody@example.fi"] {
        for code in ["", "4F7K-29Q", "4F7K-29QXX", "4F7K_29QX", "https://key.example/connect", "🙂"] {
            let response = NewPhone::new(&world).enrol(username, code).await;
            assert_eq!(response.problem(), Problem::WrongCode, "{code}");
        }
        for _ in 0..5 {
            let response = NewPhone::new(&world).enrol(username, "WRNG-2345").await;
            assert_eq!(response.problem(), Problem::WrongCode);
        }
        let delayed = NewPhone::new(&world).enrol(username, "WRNG-2345").await;
        assert_eq!(delayed.problem(), Problem::TooManyAttempts { retry_after: 30 });
        let impossible = NewPhone::new(&world).enrol(username, "123456").await;
        assert_eq!(impossible.problem(), Problem::WrongCode);
    }
}
