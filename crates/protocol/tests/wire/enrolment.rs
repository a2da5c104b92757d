//! Enrolments with a single error, and the problem for each.

use key_protocol::enrolment::VerifiedEnrolment;
use key_protocol::ids::Timestamp;
use key_protocol::keys::SigningKey;
use key_protocol::problem::Problem;
use serde_json::{Value, json};

use crate::golden::origin;
use crate::signer::{self, sign, with};

const NOW: Timestamp = Timestamp(1_767_225_600);

struct Device {
    possession: SigningKey,
    approval: SigningKey,
}

impl Device {
    fn new() -> Self {
        Self { possession: signer::key(), approval: signer::key() }
    }

    fn header(&self) -> Value {
        json!({ "alg": "ES256", "typ": "fk-enrolment+jwt", "jwk": self.possession.public() })
    }

    fn approval_statement(&self, header: &Value, claims: &Value) -> String {
        sign(header, claims, &self.approval)
    }

    fn approval_header(&self) -> Value {
        json!({ "alg": "ES256", "typ": "fk-approval-key+jwt", "jwk": self.approval.public() })
    }

    fn approval_claims(&self) -> Value {
        json!({ "jti": "AAECAwQFBgcICQoLDA0ODw", "possession": self.possession.public().thumbprint() })
    }

    fn claims(&self) -> Value {
        json!({
            "aud": "https://key.example",
            "iat": NOW.seconds(),
            "jti": "AAECAwQFBgcICQoLDA0ODw",
            "username": "maija",
            "code": "4F7K-29QX",
            "device": { "name": "Phone", "platform": "ios", "model": "iPhone", "app_version": "1.0.0" },
            "approval": self.approval_statement(&self.approval_header(), &self.approval_claims()),
            "agreement": signer::key().public(),
        })
    }

    fn enrol(&self, claims: &Value) -> Option<Problem> {
        verify(&sign(&self.header(), claims, &self.possession))
    }
}

fn verify(statement: &str) -> Option<Problem> {
    VerifiedEnrolment::verify(statement, &origin(), NOW).err()
}

fn malformed(member: &str) -> Option<Problem> {
    Some(Problem::Malformed { member: Some(member.to_owned()) })
}

#[test]
fn valid_enrolment_with_unknown_members_is_accepted() {
    let device = Device::new();
    assert_eq!(device.enrol(&device.claims()), None);
    let more = with(&device.claims(), "colour", Some(json!({ "of": ["the", "phone"] })));
    assert_eq!(device.enrol(&with(&more, "device.weight", Some(json!(171)))), None);
}

#[test]
fn missing_or_mistyped_claim_is_named() {
    let device = Device::new();
    let members = [
        "aud",
        "iat",
        "jti",
        "username",
        "code",
        "device",
        "device.name",
        "device.platform",
        "device.model",
        "device.app_version",
        "approval",
        "agreement",
    ];
    for member in members {
        for value in [None, Some(Value::Null), Some(json!(true)), Some(json!(["x"]))] {
            let changed = with(&device.claims(), member, value.clone());
            assert_eq!(device.enrol(&changed), malformed(member), "{member} = {value:?}");
        }
    }
}

#[test]
fn invalid_claim_value_is_named() {
    let device = Device::new();
    let cases = [
        ("device.platform", json!("Android")),
        ("device.name", json!("")),
        ("device.name", json!("x".repeat(65))),
        ("device.model", json!("a\u{202e}b")),
        ("device.app_version", json!("1.0\n")),
        ("device.app_version", json!("1.0-beta")),
        ("attestation", json!("x")),
        ("attestation.format", json!(null)),
        ("attestation.x5c", json!("MAMCAQE=")),
        ("attestation.x5c", json!(["MAMCAQE"])),
        ("attestation.x5c", json!([1])),
        ("iat", json!(1_767_225_600.0)),
        ("iat", json!("1767225600")),
        ("iat", json!(u64::MAX)),
        ("jti", json!("")),
        ("jti", json!("not base64url!!!!!!!!!!")),
        ("jti", json!("AAECAwQFBgcICQoLDA0O")),
        ("jti", json!("A".repeat(257))),
    ];
    let attestation = json!({ "format": "android-key", "x5c": ["MAMCAQE="] });
    let claims = with(&device.claims(), "attestation", Some(attestation));
    assert_eq!(device.enrol(&claims), None);
    for (member, value) in cases {
        let changed = with(&claims, member, Some(value.clone()));
        assert_eq!(device.enrol(&changed), malformed(member), "{value}");
    }
}

#[test]
fn absent_attestation_or_one_of_an_unknown_format_is_ignored() {
    let device = Device::new();
    for attestation in [Value::Null, json!({ "format": "tpm", "x5c": 1 })] {
        assert_eq!(device.enrol(&with(&device.claims(), "attestation", Some(attestation))), None);
    }
}

#[test]
fn invalid_key_is_named_before_the_signature_check() {
    let device = Device::new();
    let off_curve = with(&json!(device.possession.public()), "y", Some(json!("A".repeat(43))));
    for bad in [None, Some(json!({})), Some(json!("x")), Some(off_curve)] {
        let header = with(&device.header(), "jwk", bad.clone());
        assert_eq!(verify(&sign(&header, &device.claims(), &signer::key())), malformed("jwk"), "{bad:?}");

        let header = with(&device.approval_header(), "jwk", bad.clone());
        let approval = device.approval_statement(&header, &device.approval_claims());
        let claims = with(&device.claims(), "approval", Some(json!(approval)));
        assert_eq!(
            verify(&sign(&device.header(), &claims, &signer::key())),
            malformed("approval.jwk"),
            "{bad:?}"
        );

        let claims = with(&device.claims(), "agreement", bad.clone());
        assert_eq!(
            verify(&sign(&device.header(), &claims, &signer::key())),
            malformed("agreement"),
            "{bad:?}"
        );
    }
}

#[test]
fn claims_are_checked_after_the_signature() {
    let device = Device::new();
    for member in ["iat", "device", "approval", "username"] {
        let claims = with(&device.claims(), member, None);
        let statement = sign(&device.header(), &claims, &signer::key());
        assert_eq!(verify(&statement), Some(Problem::BadSignature), "{member}");
    }
}

#[test]
fn enrolment_for_another_backend_or_approval_of_another_key_is_refused() {
    let device = Device::new();
    for other in ["https://key.example/", "https://KEY.example", "https://other.example", ""] {
        let claims = with(&device.claims(), "aud", Some(json!(other)));
        assert_eq!(device.enrol(&claims), Some(Problem::BadSignature), "{other}");
    }
    for (member, value) in
        [("jti", json!("BBECAwQFBgcICQoLDA0ODw")), ("possession", json!(signer::key().public().thumbprint()))]
    {
        let approval = device.approval_statement(
            &device.approval_header(),
            &with(&device.approval_claims(), member, Some(value)),
        );
        let claims = with(&device.claims(), "approval", Some(json!(approval)));
        assert_eq!(device.enrol(&claims), Some(Problem::BadSignature), "{member}");
    }
}

#[test]
fn approval_statement_is_verified_as_strictly() {
    let device = Device::new();
    let resigned = |approval: &str| device.enrol(&with(&device.claims(), "approval", Some(json!(approval))));
    let approval = device.approval_statement(&device.approval_header(), &device.approval_claims());
    assert_eq!(resigned(&approval), None);
    for at in 0..approval.len() {
        let mut bytes = approval.clone().into_bytes();
        bytes[at] ^= 1;
        if let Ok(edited) = String::from_utf8(bytes) {
            assert!(resigned(&edited).is_some(), "{edited}");
        }
    }
    let by_another = sign(&device.approval_header(), &device.approval_claims(), &signer::key());
    assert_eq!(resigned(&by_another), Some(Problem::BadSignature));
    let as_another = with(&device.approval_header(), "typ", Some(json!("fk-enrolment+jwt")));
    assert_eq!(
        resigned(&device.approval_statement(&as_another, &device.approval_claims())),
        Some(Problem::BadSignature)
    );
    for member in ["jti", "possession"] {
        let incomplete = device
            .approval_statement(&device.approval_header(), &with(&device.approval_claims(), member, None));
        assert_eq!(resigned(&incomplete), malformed(&format!("approval.{member}")));
    }
}

#[test]
fn three_keys_must_differ() {
    let mut device = Device::new();
    let claims = with(&device.claims(), "agreement", Some(json!(device.possession.public())));
    assert_eq!(device.enrol(&claims), malformed("agreement"));
    let claims = with(&device.claims(), "agreement", Some(json!(device.approval.public())));
    assert_eq!(device.enrol(&claims), malformed("agreement"));
    device.approval = SigningKey::from_pkcs8(&device.possession.to_pkcs8()).unwrap();
    assert_eq!(device.enrol(&device.claims()), malformed("approval.jwk"));
}

#[test]
fn skew_of_sixty_seconds_is_accepted() {
    let device = Device::new();
    let skewed = |by: i64| device.enrol(&with(&device.claims(), "iat", Some(json!(NOW.seconds() + by))));
    assert_eq!(skewed(60), None);
    assert_eq!(skewed(-60), None);
    for by in [61, -61, i64::MAX - NOW.seconds(), -NOW.seconds(), i64::MIN + 1] {
        let iat = NOW.seconds().saturating_add(by);
        let claims = with(&device.claims(), "iat", Some(json!(iat)));
        assert_eq!(device.enrol(&claims), Some(Problem::ClockSkew { server_time: NOW }), "{by}");
    }
}

#[test]
fn body_without_a_statement_is_malformed() {
    let whole = Some(Problem::Malformed { member: None });
    for body in [
        "",
        "[]",
        "null",
        "{",
        r#"{"enrolment":"a","enrolment":"a"}"#,
        r#"{"enrolment":"a","x":{"y":1,"y":1}}"#,
    ] {
        assert_eq!(VerifiedEnrolment::in_body(body.as_bytes()).err(), whole, "{body}");
    }
    for body in ["{}", r#"{"enrolment":null}"#, r#"{"enrolment":{}}"#, r#"{"decision":"a"}"#] {
        assert_eq!(VerifiedEnrolment::in_body(body.as_bytes()).err(), malformed("enrolment"), "{body}");
    }
    assert_eq!(verify(""), Some(Problem::BadSignature));
}
