//! Golden vectors, and tests of this implementation against every statement in them.

use std::sync::LazyLock;

use key_protocol::challenge::{NumberMatching, SignedChallenge, Terms};
use key_protocol::decision::{
    Amr, Answer, Decision, Expected, Matched, Number, PresenceKeys, VerifiedDecision,
};
use key_protocol::enrolment::{
    Code, DeviceDescription, Enrolment, Platform, VerifiedEnrolment, approval_statement,
};
use key_protocol::ids::{
    AccountId, AppVersion, ChallengeId, DeviceId, DeviceText, Jti, Origin, Timestamp, Username,
};
use key_protocol::jws::{Draft, Jws, Refused};
use key_protocol::keys::PublicKey;
use key_protocol::paths::Endpoint;
use key_protocol::problem::Problem;
use key_protocol::proof::{self, Proof};
use key_protocol::revocation::{self, Revocation, RevocationRequest};
use serde_json::Value;

pub(crate) const POSSESSION: &str = "ck_T0E3dmvQKsHYxwAZhrlXSXUuJ2NANtde3Oa24-cQ";
pub(crate) const APPROVAL: &str = "bASGaUQB4GONr6ZNf0hijNuUcAK5scujDhD7kLwCNFI";
pub(crate) const AGREEMENT: &str = "cWGZlQZ2aa7TxblDz0ExntfpXSMYPzKUswAMm90Kads";
pub(crate) const CHALLENGE_HASH: &str = "9ayS4YimIMmHakiItc1AQU-zFG6koLtnbgBDr-0WcTU";
pub(crate) const DEVICE: &str = "q3T7m0sXkzq9b8Qb2hEJ3A";
pub(crate) const OTHER_DEVICE: &str = "r4U8n1tYl0r0c9Rc3iFK4B";

pub(crate) fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/protocol-v1.json")).unwrap()
}

pub(crate) fn valid(what: &str) -> String {
    let vectors = vectors();
    let lists = [&vectors["valid"], &vectors["revision_2"]["valid"], &vectors["revision_2_mended"]["valid"]];
    let mut all = lists.iter().flat_map(|list| list.as_array().unwrap());
    let found = all.find(|vector| vector["what"] == what);
    found.unwrap()["jws"].as_str().unwrap().to_owned()
}

pub(crate) fn key(name: &str) -> PublicKey {
    let mut jwk = vectors()["private_keys"][name].clone();
    jwk.as_object_mut().unwrap().remove("d");
    PublicKey::from_jwk(&jwk).unwrap()
}

pub(crate) fn origin() -> Origin {
    Origin::parse("https://key.example").unwrap()
}

pub(crate) fn device() -> DeviceId {
    DeviceId::parse(DEVICE).unwrap()
}

pub(crate) fn account() -> AccountId {
    AccountId::parse("a-7f3c1d90").unwrap()
}

/// Verifies a challenge as an app would that fetched it when it was signed.
pub(crate) fn verify_challenge(jws: &Jws, backend: &PublicKey) -> Result<SignedChallenge, Refused> {
    let terms =
        Terms { account: &account(), matching: NumberMatching::Off, server_time: Timestamp(1_767_225_660) };
    SignedChallenge::verify(jws, backend, &terms)
}

pub(crate) fn login() -> SignedChallenge {
    verify_challenge(&Jws::parse(&valid("challenge, login")).unwrap(), &key("backend")).unwrap()
}

fn signing_input(jws: &str) -> &str {
    jws.rsplit_once('.').unwrap().0
}

pub(crate) fn assert_writes(draft: &Draft, what: &str) {
    let written = std::str::from_utf8(draft.signing_input()).unwrap();
    assert_eq!(written, signing_input(&valid(what)), "{what}");
}

#[test]
fn enrolment_matches_the_golden_vector() {
    let enrolment = valid("enrolment");
    let read = VerifiedEnrolment::verify(&enrolment, &origin(), Timestamp(1_767_225_600)).unwrap();
    assert_eq!(read.username.as_str(), "Äiti.Öberg@example.fi");
    assert_eq!(read.code.expose(), "4F7K-29QX");
    assert_eq!(read.device.name.as_str(), "Kännykkä 📱");
    assert_eq!(read.possession.thumbprint().to_string(), POSSESSION);
    assert_eq!(read.approval.thumbprint().to_string(), APPROVAL);
    assert_eq!(read.agreement.thumbprint().to_string(), AGREEMENT);
    assert_eq!(read.jti.as_str(), "AAECAwQFBgcICQoLDA0ODw");

    let jti = Jti::parse("AAECAwQFBgcICQoLDA0ODw").unwrap();
    assert_writes(
        &approval_statement(&jti, &key("approval"), &key("possession")),
        "approval key statement, inside the enrolment",
    );
    let draft = Enrolment {
        origin: &origin(),
        iat: Timestamp(1_767_225_600),
        jti: &jti,
        username: &Username::new("Äiti.Öberg@example.fi"),
        code: &Code::new("4F7K-29QX"),
        device: &DeviceDescription {
            name: DeviceText::parse("Kännykkä 📱").unwrap(),
            platform: Platform::Android,
            model: DeviceText::parse("Pixel 9").unwrap(),
            app_version: AppVersion::parse("1.0.0").unwrap(),
        },
        possession: &key("possession"),
        approval: &Jws::parse(&valid("approval key statement, inside the enrolment")).unwrap(),
        agreement: &key("device_agreement"),
        attestation: None,
    }
    .draft();
    assert_writes(&draft, "enrolment");
}

#[test]
fn challenges_match_the_golden_vectors() {
    assert_eq!(login().hash().as_str(), CHALLENGE_HASH);
    for vector in vectors()["challenge_hash"].as_array().unwrap() {
        let jws = Jws::parse(vector["jws"].as_str().unwrap()).unwrap();
        let challenge = verify_challenge(&jws, &key("backend")).unwrap();
        assert_eq!(challenge.hash().as_str(), vector["hash"]);

        let backend = crate::signer::key();
        let written = SignedChallenge::sign(challenge.claims().clone(), &backend).unwrap();
        assert_eq!(signing_input(written.jws().as_str()), signing_input(jws.as_str()));
    }
}

#[test]
fn decisions_match_the_golden_vectors() {
    let number = Number::parse("07", NumberMatching::Two).unwrap();
    let approve = Answer::Approve { matched: Matched::Number(number), amr: Amr::Pin };
    for (what, jti, answer) in [
        ("decision, approve", "ICEiIyQlJicoKSorLC0uLw", &approve),
        ("decision, deny", "MDEyMzQ1Njc4OTo7PD0-Pw", &Answer::Deny),
        ("decision, report", "QEFCQ0RFRkdISUpLTE1OTw", &Answer::Report),
        ("decision, approve, with the other s", "ICEiIyQlJicoKSorLC0uLw", &approve),
    ] {
        let read = decide(&valid(what)).unwrap();
        assert_eq!(read.answer.verdict(), answer.verdict(), "{what}");
        assert!(read.answer == *answer, "{what}");
        let draft = Decision {
            origin: &origin(),
            device: &device(),
            iat: Timestamp(1_767_225_675),
            jti: &Jti::parse(jti).unwrap(),
            challenge: &login(),
            answer,
        }
        .draft();
        assert_writes(&draft, what);
    }
}

pub(crate) fn decide(statement: &str) -> Result<VerifiedDecision, Problem> {
    static KEYS: LazyLock<(PublicKey, PublicKey, SignedChallenge)> =
        LazyLock::new(|| (key("possession"), key("approval"), login()));
    let (possession, approval, challenge) = &*KEYS;
    let expected = Expected {
        origin: &origin(),
        device: &device(),
        possession,
        presence: PresenceKeys { approval, sensor: None },
        challenge: challenge.claims(),
        challenge_hash: &challenge.hash(),
    };
    VerifiedDecision::verify(statement, &expected, Timestamp(1_767_225_700))
}

#[test]
fn invalid_golden_decisions_are_refused() {
    let vectors = vectors();
    let cases = vectors["refuse_as_decision"]["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 18);
    for case in cases {
        let refusal = decide(case["jws"].as_str().unwrap()).err();
        assert_eq!(refusal, Some(Problem::BadSignature), "{}", case["why"]);
    }
}

#[test]
fn proof_matches_the_golden_vector() {
    let what = "request proof for the decision";
    let id = ChallengeId::parse("p6Yw2m3VQyKq0a1Zr4tGxw").unwrap();
    let endpoint = Endpoint::Decision(&id);
    let url = "https://key.example/api/v1/challenges/p6Yw2m3VQyKq0a1Zr4tGxw/decision";
    assert_eq!(endpoint.url(&origin()), url);
    let proof = Proof::parse(&valid(what), "POST", url).unwrap();
    assert_eq!(proof.kid().as_str(), DEVICE);
    assert_eq!(proof.iat(), Timestamp(1_767_225_675));
    assert_eq!(proof.jti().as_str(), "UFFSU1RVVldYWVpbXF1eXw");
    assert_eq!(proof.verify(&key("possession")), Ok(()));
    assert!(proof.verify(&key("approval")).is_err());

    let jti = Jti::parse("UFFSU1RVVldYWVpbXF1eXw").unwrap();
    assert_writes(&proof::draft(&device(), &endpoint, &origin(), Timestamp(1_767_225_675), &jti), what);
}

#[test]
fn revocation_matches_the_golden_vector() {
    let without_amr = Problem::Malformed { member: Some("amr".to_owned()) };
    assert_eq!(revoke(&valid("revocation")), Err(without_amr));
    assert_eq!(revoke(&valid("revocation with the PIN")), Ok(()));
    let draft = Revocation {
        origin: &origin(),
        device: &device(),
        iat: Timestamp(1_767_225_900),
        jti: &Jti::parse("BgcICQoLDA0ODxAREhMUFQ").unwrap(),
        target: &DeviceId::parse(OTHER_DEVICE).unwrap(),
        amr: Amr::Pin,
    }
    .draft();
    assert_writes(&draft, "revocation with the PIN");
}

pub(crate) fn revoke(statement: &str) -> Result<(), Problem> {
    let body = match Jws::parse(statement) {
        Ok(revocation) => serde_json::to_vec(&RevocationRequest { revocation }).unwrap(),
        Err(_) => serde_json::to_vec(&serde_json::json!({ "revocation": statement })).unwrap(),
    };
    let expected = revocation::Expected {
        origin: &origin(),
        device: &device(),
        presence: PresenceKeys { approval: &key("approval"), sensor: None },
        target: OTHER_DEVICE,
    };
    revocation::verify(&body, &expected, Timestamp(1_767_225_900))
}
