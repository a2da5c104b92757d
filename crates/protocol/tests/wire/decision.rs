//! Decisions with a single error, and the problem for each.

use key_protocol::challenge::{NumberMatching, SignedChallenge};
use key_protocol::decision::{Expected, Number, PresenceKeys, VerifiedDecision};
use key_protocol::ids::Timestamp;
use key_protocol::keys::SigningKey;
use key_protocol::problem::Problem;
use serde_json::{Value, json};

use crate::golden::{CHALLENGE_HASH, DEVICE, OTHER_DEVICE, device, login, origin};
use crate::signer::{self, sign, sign_text, with};

const NOW: Timestamp = Timestamp(1_767_225_675);

struct Device {
    possession: SigningKey,
    approval: SigningKey,
}

impl Device {
    fn new() -> Self {
        Self { possession: signer::key(), approval: signer::key() }
    }

    fn verify(&self, statement: &str, challenge: &SignedChallenge) -> Option<Problem> {
        let expected = Expected {
            origin: &origin(),
            device: &device(),
            possession: self.possession.public(),
            presence: PresenceKeys { approval: self.approval.public(), sensor: None },
            challenge: challenge.claims(),
            challenge_hash: &challenge.hash(),
        };
        VerifiedDecision::verify(statement, &expected, NOW).err()
    }

    fn approve(&self, claims: &Value) -> Option<Problem> {
        self.verify(&sign(&header(), claims, &self.approval), &login())
    }

    fn refuse(&self, claims: &Value) -> Option<Problem> {
        self.verify(&sign(&header(), claims, &self.possession), &login())
    }
}

fn header() -> Value {
    json!({ "alg": "ES256", "typ": "fk-decision+jwt", "kid": DEVICE })
}

fn approve() -> Value {
    json!({
        "aud": "https://key.example", "iat": NOW.seconds(), "jti": "x", "challenge": "p6Yw2m3VQyKq0a1Zr4tGxw",
        "challenge_hash": CHALLENGE_HASH, "verdict": "approve", "number": "07", "amr": ["pin"],
    })
}

fn deny() -> Value {
    with(&with(&with(&approve(), "verdict", Some(json!("deny"))), "amr", Some(json!([]))), "number", None)
}

fn malformed(member: &str) -> Option<Problem> {
    Some(Problem::Malformed { member: Some(member.to_owned()) })
}

#[test]
fn each_verdict_has_its_key_and_no_other() {
    let device = Device::new();
    let report = with(&deny(), "verdict", Some(json!("report")));
    assert_eq!(device.approve(&approve()), None);
    assert_eq!(device.refuse(&approve()), Some(Problem::BadSignature));
    for claims in [deny(), report] {
        assert_eq!(device.refuse(&claims), None);
        assert_eq!(device.approve(&claims), Some(Problem::BadSignature));
    }
}

#[test]
fn missing_or_mistyped_claim_is_named() {
    let device = Device::new();
    for member in ["aud", "iat", "jti", "challenge", "challenge_hash", "verdict", "number", "amr"] {
        for value in [None, Some(Value::Null), Some(json!(1.5)), Some(json!({}))] {
            let claims = with(&approve(), member, value.clone());
            assert_eq!(device.approve(&claims), malformed(member), "{member} = {value:?}");
        }
    }
    for member in ["aud", "iat", "jti", "challenge", "challenge_hash", "verdict", "amr"] {
        assert_eq!(device.refuse(&with(&deny(), member, None)), malformed(member), "{member}");
    }
}

#[test]
fn number_has_exactly_the_required_digits() {
    let device = Device::new();
    for number in ["", "7", "007", "a7", " 7", "+7", "٠٧", "０７"] {
        let claims = with(&approve(), "number", Some(json!(number)));
        assert_eq!(device.approve(&claims), malformed("number"), "{number:?}");
        assert!(Number::parse(number, NumberMatching::Two).is_err(), "{number:?}");
    }
    assert!(Number::parse("", NumberMatching::Off).is_err());
    assert_eq!(Number::parse("000000", NumberMatching::Six).unwrap().as_str(), "000000");
}

#[test]
fn approval_has_one_amr_value_and_refusal_none() {
    let device = Device::new();
    for amr in [json!(["pin"]), json!(["fpt"]), json!(["face"])] {
        assert_eq!(device.approve(&with(&approve(), "amr", Some(amr.clone()))), None, "{amr}");
        assert_eq!(device.refuse(&with(&deny(), "amr", Some(amr.clone()))), malformed("amr"), "{amr}");
    }
    for amr in
        [json!([]), json!(["pin", "fpt"]), json!(["pin", "pin"]), json!(["sms"]), json!([1]), json!("pin")]
    {
        assert_eq!(device.approve(&with(&approve(), "amr", Some(amr.clone()))), malformed("amr"), "{amr}");
    }
}

#[test]
fn unknown_verdict_is_named_before_the_signature_check() {
    let device = Device::new();
    for verdict in [None, Some(json!("approved")), Some(json!("Approve")), Some(json!(1))] {
        let claims = with(&approve(), "verdict", verdict.clone());
        let statement = sign(&header(), &claims, &signer::key());
        assert_eq!(device.verify(&statement, &login()), malformed("verdict"), "{verdict:?}");
    }
}

#[test]
fn other_claims_are_checked_after_the_signature() {
    let device = Device::new();
    for member in ["aud", "iat", "jti", "challenge", "challenge_hash", "number", "amr"] {
        let statement = sign(&header(), &with(&approve(), member, None), &signer::key());
        assert_eq!(device.verify(&statement, &login()), Some(Problem::BadSignature), "{member}");
    }
}

#[test]
fn decision_about_another_challenge_backend_or_device_is_refused() {
    let device = Device::new();
    for (member, value) in [
        ("aud", json!("https://other.example")),
        ("challenge", json!("Zr4tGxwp6Yw2m3VQyKq0a1")),
        ("challenge", json!("")),
        ("challenge_hash", json!("x516LLQNUP6bpRlGZzx-3MSh-MTTEIfyxx3snS0XPq4")),
    ] {
        let claims = with(&approve(), member, Some(value.clone()));
        assert_eq!(device.approve(&claims), Some(Problem::BadSignature), "{member} = {value}");
    }
    for kid in [None, Some(json!(OTHER_DEVICE)), Some(json!(1))] {
        let statement = sign(&with(&header(), "kid", kid.clone()), &approve(), &device.approval);
        assert_eq!(device.verify(&statement, &login()), Some(Problem::BadSignature), "{kid:?}");
    }
}

#[test]
fn unreadable_claims_are_a_bad_signature() {
    let device = Device::new();
    for claims in [
        "[]".to_owned(),
        "null".to_owned(),
        String::new(),
        approve().to_string().replace("\"amr\"", "\"x\":{\"y\":1,\"y\":2},\"amr\""),
    ] {
        let statement = sign_text(&header().to_string(), &claims, &device.approval);
        assert_eq!(device.verify(&statement, &login()), Some(Problem::BadSignature), "{claims}");
    }
}

#[test]
fn number_is_ignored_without_number_matching() {
    let device = Device::new();
    let mut claims = login().claims().clone();
    claims.number_matching_digits = NumberMatching::Off;
    let challenge = SignedChallenge::sign(claims, &signer::key()).unwrap();
    let decision = with(&approve(), "challenge_hash", Some(json!(challenge.hash())));
    for number in [None, Some(json!("07")), Some(json!(7))] {
        let statement = sign(&header(), &with(&decision, "number", number.clone()), &device.approval);
        assert_eq!(device.verify(&statement, &challenge), None, "{number:?}");
    }
}

#[test]
fn skew_of_sixty_seconds_is_accepted() {
    let device = Device::new();
    for (by, problem) in [
        (60, None),
        (-60, None),
        (61, Some(Problem::ClockSkew { server_time: NOW })),
        (-61, Some(Problem::ClockSkew { server_time: NOW })),
    ] {
        assert_eq!(
            device.approve(&with(&approve(), "iat", Some(json!(NOW.seconds() + by)))),
            problem,
            "{by}"
        );
    }
}
