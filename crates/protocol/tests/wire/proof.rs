//! Request proofs with a single error: the problem is `bad-proof` for each.

use key_protocol::ids::Timestamp;
use key_protocol::problem::Problem;
use key_protocol::proof::Proof;
use serde_json::{Value, json};

use crate::golden::DEVICE;
use crate::signer::{self, sign, sign_text, with};

const URL: &str = "https://key.example/api/v1/challenges";

fn header() -> Value {
    json!({ "alg": "ES256", "typ": "dpop+jwt", "kid": DEVICE })
}

fn claims() -> Value {
    json!({ "htm": "GET", "htu": URL, "iat": 1_767_225_675, "jti": "x" })
}

fn parse(header: &Value, claims: &Value) -> Option<Problem> {
    Proof::parse(&sign(header, claims, &signer::key()), "GET", URL).err()
}

#[test]
fn valid_proof_is_accepted() {
    assert_eq!(parse(&header(), &claims()), None);
    assert_eq!(parse(&header(), &with(&claims(), "ath", Some(json!("ignored")))), None);
    assert_eq!(parse(&header(), &with(&claims(), "jti", Some(json!("ä".repeat(256))))), None);
}

#[test]
fn every_wrong_member_is_a_bad_proof() {
    for member in ["htm", "htu", "iat", "jti"] {
        for value in [None, Some(Value::Null), Some(json!({})), Some(json!(1.5)), Some(json!(""))] {
            let changed = with(&claims(), member, value.clone());
            assert_eq!(parse(&header(), &changed), Some(Problem::BadProof), "{member} = {value:?}");
        }
    }
    for member in ["alg", "typ", "kid"] {
        for value in [None, Some(Value::Null), Some(json!(1)), Some(json!("es256"))] {
            let changed = with(&header(), member, value.clone());
            assert_eq!(parse(&changed, &claims()), Some(Problem::BadProof), "{member} = {value:?}");
        }
    }
    assert_eq!(parse(&with(&header(), "crit", Some(json!([]))), &claims()), Some(Problem::BadProof));
    assert_eq!(
        parse(&header(), &with(&claims(), "jti", Some(json!("x".repeat(257))))),
        Some(Problem::BadProof)
    );
}

#[test]
fn method_and_url_are_compared_byte_for_byte() {
    for htm in ["get", "POST", "GET "] {
        assert_eq!(
            parse(&header(), &with(&claims(), "htm", Some(json!(htm)))),
            Some(Problem::BadProof),
            "{htm}"
        );
    }
    for htu in [
        "https://key.example/api/v1/challenges?",
        "https://key.example/api/v1/challenges/",
        "https://KEY.example/api/v1/challenges",
        "https://key.example:443/api/v1/challenges",
        "http://key.example/api/v1/challenges",
        "https://key.example/api/v1/challenge%73",
        "/api/v1/challenges",
    ] {
        assert_eq!(
            parse(&header(), &with(&claims(), "htu", Some(json!(htu)))),
            Some(Problem::BadProof),
            "{htu}"
        );
    }
}

#[test]
fn duplicate_member_is_refused() {
    let key = signer::key();
    let twice = claims().to_string().replace("\"jti\"", "\"jti\":\"y\",\"jti\"");
    let statement = sign_text(&header().to_string(), &twice, &key);
    assert_eq!(Proof::parse(&statement, "GET", URL).err(), Some(Problem::BadProof));
    let twice = header().to_string().replace("\"kid\"", "\"kid\":\"y\",\"kid\"");
    let statement = sign_text(&twice, &claims().to_string(), &key);
    assert_eq!(Proof::parse(&statement, "GET", URL).err(), Some(Problem::BadProof));
    assert_eq!(Proof::parse("", "GET", URL).err(), Some(Problem::BadProof));
}

#[test]
fn proof_by_another_key_is_refused() {
    let key = signer::key();
    let proof = Proof::parse(&sign(&header(), &claims(), &key), "GET", URL).unwrap();
    assert_eq!(proof.verify(key.public()), Ok(()));
    assert_eq!(proof.verify(signer::key().public()), Err(Problem::BadProof));
    assert_eq!(proof.iat(), Timestamp(1_767_225_675));
}
