//! Verification of challenges by a device: key, account, and required claims.

use key_protocol::challenge::Kind;
use key_protocol::jws::Jws;
use key_protocol::keys::SigningKey;
use serde_json::{Value, json};

use crate::golden::{login, valid, verify_challenge};
use crate::signer::{self, sign, with};

fn header() -> Value {
    json!({ "alg": "ES256", "typ": "fk-challenge+jwt" })
}

fn claims() -> Value {
    serde_json::to_value(login().claims()).unwrap()
}

fn accepts(header: &Value, claims: &Value, key: &SigningKey) -> bool {
    Jws::parse(&sign(header, claims, key)).is_ok_and(|jws| verify_challenge(&jws, key.public()).is_ok())
}

#[test]
fn valid_challenge_with_unknown_members_is_accepted() {
    let key = signer::key();
    assert!(accepts(&header(), &claims(), &key));
    assert!(accepts(&header(), &with(&claims(), "context.city", Some(json!("Oulu"))), &key));
    assert_eq!(login().claims().kind, Kind::Login);
}

#[test]
fn challenge_of_an_unknown_kind_is_verified() {
    let key = signer::key();
    for kind in ["Login", "poll"] {
        let jws = Jws::parse(&sign(&header(), &with(&claims(), "kind", Some(json!(kind))), &key)).unwrap();
        assert_eq!(verify_challenge(&jws, key.public()).unwrap().claims().kind, Kind::Unknown);
    }
}

#[test]
fn missing_or_invalid_claim_is_refused() {
    let key = signer::key();
    for member in [
        "jti",
        "aud",
        "kind",
        "iat",
        "exp",
        "nonce",
        "service",
        "context",
        "context.browser",
        "context.os",
        "context.ip",
        "context.place",
        "details",
        "number_matching_digits",
    ] {
        for value in [None, Some(json!(true)), Some(json!({}))] {
            assert!(
                !accepts(&header(), &with(&claims(), member, value.clone()), &key),
                "{member} = {value:?}"
            );
        }
    }
    for (member, value) in [
        ("number_matching_digits", json!(3)),
        ("number_matching_digits", json!("2")),
        ("nonce", json!("EBESExQVFhcYGRobHB0e")),
        ("jti", json!("short")),
        ("details", json!([{ "label": "Amount" }])),
        ("exp", json!(1_767_225_660)),
        ("iat", json!(1.5)),
    ] {
        assert!(
            !accepts(&header(), &with(&claims(), member, Some(value.clone())), &key),
            "{member} = {value}"
        );
    }
}

#[test]
fn challenge_for_another_account_or_type_or_by_another_key_is_refused() {
    let key = signer::key();
    assert!(!accepts(&header(), &with(&claims(), "aud", Some(json!("a-7f3c1d91"))), &key));
    assert!(!accepts(&with(&header(), "typ", Some(json!("fk-decision+jwt"))), &claims(), &key));
    let jws = Jws::parse(&valid("challenge, login")).unwrap();
    assert!(verify_challenge(&jws, key.public()).is_err());
}
