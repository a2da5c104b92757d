//! Addresses for pushes, and what is none.

use key_protocol::problem::Problem;
use key_protocol::push::PushRegistration;
use serde_json::{Value, json};

use crate::signer::with;

fn parse(body: &Value) -> Option<Problem> {
    let read = PushRegistration::parse(body.to_string().as_bytes());
    if let Ok(registration) = &read {
        assert_eq!(serde_json::to_value(registration).unwrap(), *body);
    }
    read.err()
}

fn apns() -> Value {
    json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "sandbox" })
}

/// From RFC 8291 §5.
fn webpush() -> Value {
    json!({
        "transport": "webpush",
        "endpoint": "https://push.example/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    })
}

#[test]
fn every_transport_is_read_and_written() {
    for body in [json!({ "transport": "none" }), apns(), webpush()] {
        assert_eq!(parse(&body), None, "{body}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let point_off_curve = format!("{}AAAA", &webpush()["p256dh"].as_str().unwrap()[..83]);
    for (body, member, value) in [
        (apns(), "transport", json!("fcm")),
        (apns(), "token", json!("")),
        (apns(), "token", json!("0a0")),
        (apns(), "token", json!("zz")),
        (apns(), "environment", json!("Sandbox")),
        (webpush(), "endpoint", json!("http://push.example/x")),
        (webpush(), "endpoint", json!("https://u:p@push.example/x")),
        (webpush(), "endpoint", json!("push")),
        (webpush(), "p256dh", json!(point_off_curve)),
        (webpush(), "p256dh", json!("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx")),
        (webpush(), "auth", json!("BTBZMqHH6r4Tts7J_aSIgg==")),
        (webpush(), "auth", json!("BTBZMqHH6r4Tts7J_aSI")),
    ] {
        let malformed = Some(Problem::Malformed { member: Some(member.to_owned()) });
        assert_eq!(parse(&with(&body, member, Some(value.clone()))), malformed, "{member} = {value}");
        assert_eq!(parse(&with(&body, member, None)), malformed, "{member}");
        assert_eq!(parse(&with(&body, member, Some(Value::Null))), malformed, "{member}");
    }
}

#[test]
fn debug_shows_no_address() {
    let read = PushRegistration::parse(webpush().to_string().as_bytes()).unwrap();
    assert_eq!(format!("{read:?}"), "Webpush(…)");
}
