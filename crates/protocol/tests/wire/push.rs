//! Push registrations, contents, topics and authorizations.

use key_protocol::ids::Timestamp;
use key_protocol::keys::PublicKey;
use key_protocol::problem::Problem;
use key_protocol::push::{
    Authorization, PushContent, PushEndpoint, PushRegistration, Reach, Subject, VapidKey, topic,
};
use serde_json::{Value, json};

use crate::signer::with;

fn parse(body: &Value) -> Option<Problem> {
    let read = PushRegistration::parse(body.to_string().as_bytes(), Reach::Internet, true);
    if let Ok(registration) = &read {
        assert_eq!(serde_json::to_value(registration).unwrap(), *body);
    }
    read.err()
}

fn apns() -> Value {
    json!({ "transport": "apns", "token": "0a".repeat(32), "environment": "sandbox" })
}

/// Registration with the endpoint and the keys of the example in RFC 8291 §5.
fn webpush() -> Value {
    json!({
        "transport": "webpush",
        "endpoint": "https://push.example/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    })
}

#[test]
fn every_transport_round_trips() {
    for body in [json!({ "transport": "none" }), apns(), webpush()] {
        assert_eq!(parse(&body), None, "{body}");
    }
}

#[test]
fn missing_or_invalid_member_is_named() {
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
fn debug_hides_the_address() {
    let read = PushRegistration::parse(webpush().to_string().as_bytes(), Reach::Internet, true).unwrap();
    assert_eq!(format!("{read:?}"), "Webpush(…)");
}

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/push.json")).unwrap()
}

#[test]
fn web_push_registration_is_refused_when_not_offered() {
    let parse =
        |body: Value| PushRegistration::parse(body.to_string().as_bytes(), Reach::Internet, false).err();
    assert_eq!(parse(webpush()), Some(Problem::Malformed { member: Some("transport".to_owned()) }));
    assert_eq!(parse(apns()), None);
}

#[test]
fn private_network_endpoint_is_refused_in_every_spelling() {
    for inside in [
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://017700000001/x",
        "https://127.0.0.1./x",
        "https://0.0.0.0/x",
        "https://0/x",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1:8443/x",
        "https://\u{ff11}\u{ff10}.0.0.1/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[::ffff:8.8.8.8]/x",
        "https://[fe80::1]/x",
        "https://[64:ff9b::10.0.0.1]/x",
        "http://push.example/x",
        "ftp://push.example/x",
        "https://push.example/x#y",
        "//push.example/x",
        "",
    ] {
        assert!(PushEndpoint::parse(inside, Reach::Internet).is_err(), "{inside}");
    }
    let long = |length: usize| format!("https://push.example/{}", "x".repeat(length - 21));
    assert!(PushEndpoint::parse(&long(2048), Reach::Internet).is_ok());
    assert!(PushEndpoint::parse(&long(2049), Reach::Internet).is_err());
}

#[test]
fn development_backend_may_also_use_http_and_loopback_only() {
    let parse = |text| PushEndpoint::parse(text, Reach::InternetAndLoopback);
    for there in ["http://127.0.0.1:8080/x", "http://[::1]/x", "http://localhost/x", "http://push.example/x"]
    {
        assert!(parse(there).is_ok(), "{there}");
    }
    for inside in
        ["http://10.0.0.1/x", "https://0.0.0.0/x", "http://[::ffff:127.0.0.1]/x", "https://192.168.1.1/x"]
    {
        assert!(parse(inside).is_err(), "{inside}");
    }
}

#[test]
fn contents_match_the_golden_vectors() {
    let vectors = vectors();
    for vector in vectors["sealed"].as_array().unwrap().iter().skip(1) {
        let plain = vector["plain"].as_str().unwrap();
        assert_eq!(PushContent::parse(plain.as_bytes()).unwrap().to_json(), plain);
    }
}

#[test]
fn content_without_exactly_one_subject_or_of_another_version_is_refused() {
    let device = "q3T7m0sXkzq9b8Qb2hEJ3A";
    let challenge = "p6Yw2m3VQyKq0a1Zr4tGxw";
    let good = json!({ "v": 1, "d": device, "c": challenge, "e": 1_767_225_780, "later": [1] });
    let read = PushContent::parse(good.to_string().as_bytes()).unwrap();
    assert!(matches!(read.subject, Subject::Challenge { exp: Timestamp(1_767_225_780), .. }));
    for (member, value) in [
        ("v", Some(json!(2))),
        ("v", Some(json!("1"))),
        ("v", None),
        ("d", None),
        ("d", Some(json!("short"))),
        ("c", Some(json!("../../challenges/1"))),
        ("c", None),
        ("e", None),
        ("e", Some(json!("1767225780"))),
        ("e", Some(json!(1.5))),
        ("over", Some(json!(true))),
        ("n", Some(json!(challenge))),
        ("t", Some(json!("x"))),
    ] {
        let changed = with(&good, member, value.clone());
        assert!(PushContent::parse(changed.to_string().as_bytes()).is_err(), "{member} = {value:?}");
    }
    for text in ["", "[]", "x", r#"{"v":1,"d":"q3T7m0sXkzq9b8Qb2hEJ3A","t":""}"#, r#"{"v":1,"v":1}"#] {
        assert!(PushContent::parse(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn topics_match_the_golden_vectors() {
    for vector in vectors()["topics"].as_array().unwrap() {
        assert_eq!(topic(vector["id"].as_str().unwrap()), vector["topic"].as_str().unwrap());
    }
}

#[test]
fn golden_authorization_is_valid_until_exp_and_for_24_hours_at_most() {
    let vector = &vectors()["vapid"];
    let (header, exp) =
        (vector["authorization"].as_str().unwrap(), vector["claims"]["exp"].as_i64().unwrap());
    let at = |now| Authorization::verify(header, Timestamp(now));
    let read = at(exp - 3600).unwrap();
    assert_eq!(read.key, VapidKey::from(PublicKey::from_jwk(&vector["key"]).unwrap()));
    assert_eq!(read.aud, "https://push.example");
    assert_eq!(read.sub, "mailto:push@key.example");
    assert!(at(exp - 24 * 3600).is_ok());
    assert!(at(exp - 24 * 3600 - 1).is_err());
    assert!(at(exp - 1).is_ok());
    assert!(at(exp).is_err());
}

#[test]
fn changed_authorization_or_another_key_is_refused() {
    let key = crate::signer::key();
    let now = Timestamp(1_767_225_600);
    let signed = |key| {
        Authorization::signed_by(
            key,
            "https://push.example",
            Timestamp(now.seconds() + 60),
            "mailto:a@b.example",
        )
        .unwrap()
    };
    let header = signed(&key);
    assert!(Authorization::verify(&header, now).is_ok());
    let other = signed(&crate::signer::key());
    let (token, _) = header.split_once(", k=").unwrap();
    let (_, other_key) = other.split_once(", k=").unwrap();
    for wrong in [
        format!("{token}, k={other_key}"),
        token.to_owned(),
        header.replace("vapid ", "Bearer "),
        header.replacen("t=e", "t=f", 1),
        String::new(),
    ] {
        assert!(Authorization::verify(&wrong, now).is_err(), "{wrong}");
    }
}
