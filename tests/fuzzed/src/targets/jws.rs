//! Signed statements as text: each has a single encoding, and only signed ones are accepted.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::PresenceKeys;
use key_protocol::jws::{Jws, Typ};
use key_protocol::revocation::{self, Expected};
use serde_json::{Value, json};

use crate::golden::{GOLDEN, OTHER_DEVICE, REVOKED};
use crate::signed::{UnsignedJws, lines};

/// Reads the input as a statement, and as the header and claims of one.
pub fn target(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check_text(text);
    }
    if let [header, claims] = lines(data)[..] {
        check_parts(header, claims);
    }
}

fn check_text(text: &str) {
    let read = Jws::parse(text);
    let through_json: Result<Jws, _> = serde_json::from_value(json!(text));
    assert_eq!(through_json.ok(), read.clone().ok(), "the parser and serde disagree");
    assert!(!is_accepted_revocation(text) || GOLDEN.was_signed(text), "a forgery is accepted");
    let Ok(jws) = read else { return };

    assert_eq!(jws.as_str(), text);
    assert_eq!(serde_json::to_value(&jws).unwrap(), json!(text));
    let parts: Vec<&str> = text.split('.').collect();
    assert_eq!(parts.len(), 3);
    let decoded: Vec<Vec<u8>> = parts.iter().map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
    for (part, bytes) in parts.iter().zip(&decoded) {
        assert_eq!(URL_SAFE_NO_PAD.encode(bytes), **part, "the base64url encoding is not canonical");
    }
    assert_eq!(decoded[2].len(), 64);
    let header: Value = serde_json::from_slice(&decoded[0]).unwrap();
    assert_eq!(header["alg"], "ES256");
    assert_eq!(header.get("crit"), None);
    assert!(Typ::ALL.iter().any(|typ| header["typ"] == typ.as_str()));
    assert!(serde_json::from_slice::<Value>(&decoded[1]).unwrap().is_object());

    let challenge = SignedChallenge::verify(&jws, GOLDEN.backend.public(), &GOLDEN.terms());
    assert!(challenge.is_err() || GOLDEN.was_signed(text), "a forgery is accepted");
}

fn check_parts(header: &[u8], claims: &[u8]) {
    let Some(statement) = UnsignedJws::from_lines(header, claims) else { return };
    assert!(
        !is_accepted_revocation(&statement.signed_by(&GOLDEN.unrelated)),
        "a revocation by an unrelated key is accepted"
    );
    assert!(
        !is_accepted_revocation(&statement.signed_by(&GOLDEN.possession)),
        "a revocation by the wrong key is accepted"
    );
    if is_accepted_revocation(&statement.signed_by(&GOLDEN.approval)) {
        assert_eq!(statement.header["typ"], Typ::Revocation.as_str());
        assert_eq!(statement.header["kid"], GOLDEN.device.as_str());
        assert_eq!(statement.claims["aud"], GOLDEN.origin.as_str());
        assert_eq!(statement.claims["device"], OTHER_DEVICE);
    }
}

fn is_accepted_revocation(statement: &str) -> bool {
    let body = json!({ "revocation": statement }).to_string();
    let expected = Expected {
        origin: &GOLDEN.origin,
        device: &GOLDEN.device,
        presence: PresenceKeys { approval: GOLDEN.approval.public(), sensor: None },
        target: OTHER_DEVICE,
    };
    revocation::verify(body.as_bytes(), &expected, REVOKED).is_ok()
}
