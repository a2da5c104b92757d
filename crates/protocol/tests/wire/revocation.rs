//! Revocations with a single error, and the problem for each.

use key_protocol::decision::PresenceKeys;
use key_protocol::ids::Timestamp;
use key_protocol::keys::SigningKey;
use key_protocol::problem::Problem;
use key_protocol::revocation::{Expected, verify};
use serde_json::{Value, json};

use crate::golden::{DEVICE, OTHER_DEVICE, device, origin};
use crate::signer::{self, sign, with};

const NOW: Timestamp = Timestamp(1_767_225_900);

fn header() -> Value {
    json!({ "alg": "ES256", "typ": "fk-revocation+jwt", "kid": DEVICE })
}

fn claims() -> Value {
    json!({ "aud": "https://key.example", "iat": NOW.seconds(), "jti": "x", "device": OTHER_DEVICE, "amr": ["pin"] })
}

fn revoke(statement: &str, key: &SigningKey) -> Option<Problem> {
    let presence = PresenceKeys { approval: key.public(), sensor: None };
    let expected = Expected { origin: &origin(), device: &device(), presence, target: OTHER_DEVICE };
    verify(json!({ "revocation": statement }).to_string().as_bytes(), &expected, NOW).err()
}

#[test]
fn missing_or_mistyped_claim_is_named() {
    let key = signer::key();
    assert_eq!(revoke(&sign(&header(), &claims(), &key), &key), None);
    for member in ["aud", "iat", "jti", "device", "amr"] {
        for value in [None, Some(Value::Null), Some(json!(1.5))] {
            let statement = sign(&header(), &with(&claims(), member, value), &key);
            let malformed = Problem::Malformed { member: Some(member.to_owned()) };
            assert_eq!(revoke(&statement, &key), Some(malformed), "{member}");
            assert_eq!(revoke(&statement, &signer::key()), Some(Problem::BadSignature), "{member}");
        }
    }
}

#[test]
fn revocation_for_another_backend_or_device_is_refused() {
    let key = signer::key();
    for (member, value) in
        [("aud", json!("https://other.example")), ("device", json!(DEVICE)), ("device", json!(""))]
    {
        let statement = sign(&header(), &with(&claims(), member, Some(value)), &key);
        assert_eq!(revoke(&statement, &key), Some(Problem::BadSignature), "{member}");
    }
    let statement = sign(&with(&header(), "kid", Some(json!(OTHER_DEVICE))), &claims(), &key);
    assert_eq!(revoke(&statement, &key), Some(Problem::BadSignature));
}

#[test]
fn stale_revocation_gets_the_server_time() {
    let key = signer::key();
    let statement = sign(&header(), &with(&claims(), "iat", Some(json!(0))), &key);
    assert_eq!(revoke(&statement, &key), Some(Problem::ClockSkew { server_time: NOW }));
}

#[test]
fn body_without_a_statement_is_malformed() {
    let key = signer::key();
    let presence = PresenceKeys { approval: key.public(), sensor: None };
    let expected = Expected { origin: &origin(), device: &device(), presence, target: OTHER_DEVICE };
    assert_eq!(verify(b"", &expected, NOW), Err(Problem::Malformed { member: None }));
    assert_eq!(
        verify(b"{}", &expected, NOW),
        Err(Problem::Malformed { member: Some("revocation".to_owned()) })
    );
}
