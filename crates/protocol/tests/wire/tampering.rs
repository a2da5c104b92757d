//! A single edit anywhere in any statement makes it invalid.

use key_protocol::enrolment::VerifiedEnrolment;
use key_protocol::ids::Timestamp;
use key_protocol::jws::Jws;
use key_protocol::proof::Proof;

use crate::golden::{decide, key, origin, revoke, valid, verify_challenge};

/// Returns every text that is one edit away: a bit flipped, or a character removed, doubled or
/// swapped with the next.
fn one_edit_away(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut texts = Vec::new();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut edited = bytes.to_vec();
            edited[at] ^= 1 << bit;
            texts.extend(String::from_utf8(edited));
        }
        texts.push(format!("{}{}", &text[..at], &text[at + 1..]));
        texts.push(format!("{}{}", &text[..=at], &text[at..]));
        if at + 1 < bytes.len() && bytes[at] != bytes[at + 1] {
            let mut edited = bytes.to_vec();
            edited.swap(at, at + 1);
            texts.extend(String::from_utf8(edited));
        }
    }
    texts.extend([format!("{text} "), format!(" {text}"), format!("{text}\n"), format!("{text}.")]);
    texts
}

fn assert_every_edit_is_refused(what: &str, accepts: impl Fn(&str) -> bool) {
    let jws = valid(what);
    assert!(accepts(&jws), "{what}");
    for edited in one_edit_away(&jws) {
        assert!(!accepts(&edited), "{what}: {edited}");
    }
}

#[test]
fn edited_enrolment_is_refused() {
    let now = Timestamp(1_767_225_600);
    assert_every_edit_is_refused("enrolment", |jws| VerifiedEnrolment::verify(jws, &origin(), now).is_ok());
}

#[test]
fn edited_challenge_is_refused() {
    for what in ["challenge, login", "challenge, payment"] {
        assert_every_edit_is_refused(what, |jws| {
            Jws::parse(jws).is_ok_and(|jws| verify_challenge(&jws, &key("backend")).is_ok())
        });
    }
}

#[test]
fn edited_decision_is_refused() {
    for what in
        ["decision, approve", "decision, deny", "decision, report", "decision, approve, with the other s"]
    {
        assert_every_edit_is_refused(what, |jws| decide(jws).is_ok());
    }
}

#[test]
fn edited_proof_is_refused() {
    let url = "https://key.example/api/v1/challenges/p6Yw2m3VQyKq0a1Zr4tGxw/decision";
    let possession = key("possession");
    assert_every_edit_is_refused("request proof for the decision", |jws| {
        Proof::parse(jws, "POST", url).is_ok_and(|proof| proof.verify(&possession).is_ok())
    });
}

#[test]
fn edited_revocation_is_refused() {
    assert_every_edit_is_refused("revocation with the PIN", |jws| revoke(jws).is_ok());
}
