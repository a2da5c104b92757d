//! Golden vectors of revision 2: this implementation reads and writes each of them.

use key_protocol::attestation::Attestation;
use key_protocol::challenge::{Kind, NumberMatching, SignedChallenge, Terms};
use key_protocol::decision::{
    Amr, Answer, Decision, DecisionResponse, Expected, Matched, Number, PresenceKeys, VerifiedDecision,
};
use key_protocol::enrolment::VerifiedEnrolment;
use key_protocol::handoff::{Handoff, Release};
use key_protocol::ids::{AppVersion, DeviceId, Jti, Text, Timestamp, Username};
use key_protocol::jws::{Draft, Jws};
use key_protocol::keys::{PublicKey, SigningKey};
use key_protocol::link::{ConfirmLink, release_url};
use key_protocol::notice::{NoticeKind, SignedNotice};
use key_protocol::offline::OfflineSecret;
use key_protocol::problem::Problem;
use key_protocol::sensor_key::{self, SensorKey};
use key_protocol::typed::normalised;
use key_protocol::{revocation, revocation::Revocation};
use serde_json::{Value, json};

use crate::golden::{
    DEVICE, OTHER_DEVICE, account, assert_writes, device, key, login, origin, valid, vectors,
};

fn revision() -> Value {
    vectors()["revision_2"].clone()
}

fn mended() -> Value {
    vectors()["revision_2_mended"].clone()
}

fn sensor() -> PublicKey {
    let mut jwk = revision()["private_keys"]["sensor"].clone();
    jwk.as_object_mut().unwrap().remove("d");
    PublicKey::from_jwk(&jwk).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn notice(jws: &Value) -> SignedNotice {
    SignedNotice::verify(&Jws::parse(text(jws)).unwrap(), &key("backend"), &account()).unwrap()
}

fn jti(value: &str) -> Jti {
    Jti::parse(value).unwrap()
}

/// Claims of a draft as JSON: the order of members is free where no vector fixes it.
fn claims(draft: &Draft) -> Value {
    use base64::Engine as _;
    let input = std::str::from_utf8(draft.signing_input()).unwrap();
    let (_, claims) = input.split_once('.').unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn notices_match_the_golden_vectors() {
    let (revision, mended) = (revision(), mended());
    let mut kinds = Vec::new();
    for vector in list(&revision["valid"]).iter().chain(list(&mended["valid"])) {
        if !text(&vector["what"]).starts_with("notice") {
            continue;
        }
        let read = notice(&vector["jws"]);
        let mut expected = vector["claims"].clone();
        if read.claims().kind == NoticeKind::Unknown {
            expected["kind"] = json!("unknown");
        } else {
            let signed = SignedNotice::sign(read.claims().clone(), &crate::signer::key()).unwrap();
            let input = |jws: &str| jws.rsplit_once('.').unwrap().0.to_owned();
            assert_eq!(input(signed.jws().as_str()), input(text(&vector["jws"])), "{}", vector["what"]);
        }
        assert_eq!(serde_json::to_value(read.claims()).unwrap(), expected, "{}", vector["what"]);
        kinds.push(read.claims().kind);
    }
    assert_eq!(kinds.len(), 12);
    assert!(kinds.contains(&NoticeKind::Unknown));
}

#[test]
fn only_a_notice_about_this_device_since_its_enrolment_proves_a_removal() {
    let device = device();
    let proves = |what: &str, at| notice(&json!(valid(what))).proves_removal_of(&device, Timestamp(at));
    assert!(proves("notice, this device removed by another", 1_767_225_601));
    assert!(proves("notice, all devices removed on the login page", 1_767_225_601));
    for what in ["notice, another device removed", "notice, a new device", "notice, frozen"] {
        assert!(!proves(what, 1_767_225_601), "{what}");
    }
    let mended = mended();
    let enrolled_at = Timestamp(mended["enrolled_at"].as_i64().unwrap());
    for case in list(&mended["revoked_bounded_by_enrolment"]) {
        let proves = notice(&case["notice"]).proves_removal_of(&device, enrolled_at);
        assert_eq!(json!(proves), case["erase"], "{}", case["why"]);
    }
}

#[test]
fn revoked_device_is_answered_with_the_notice() {
    let vector = &revision()["device_revoked"];
    let problem = Problem::from_json(vector["problem"].to_string().as_bytes()).unwrap();
    let Problem::DeviceRevoked { notice: Some(jws) } = problem else { panic!("{problem:?}") };
    assert!(notice(&json!(jws)).proves_removal_of(&device(), Timestamp(1_767_225_601)));
}

#[test]
fn account_challenge_matches_the_golden_vector() {
    let jws = Jws::parse(&valid("challenge, account")).unwrap();
    let read = crate::golden::verify_challenge(&jws, &key("backend")).unwrap();
    assert_eq!(read.claims().kind, Kind::Account);
    assert_eq!(read.claims().number_matching_digits, NumberMatching::Six);
    let written = SignedChallenge::sign(read.claims().clone(), &crate::signer::key()).unwrap();
    let input = |jws: &str| jws.rsplit_once('.').unwrap().0.to_owned();
    assert_eq!(input(written.jws().as_str()), input(jws.as_str()));
}

#[test]
fn challenges_beyond_the_bounds_are_refused() {
    let vector = &revision()["refuse_as_challenge"];
    let now = vector["now"].as_i64().unwrap();
    let verify = |jws: &Jws, server_time| {
        let terms = Terms { account: &account(), matching: NumberMatching::Two, server_time };
        SignedChallenge::verify(jws, &key("backend"), &terms)
    };
    let cases = list(&vector["cases"]);
    assert_eq!(cases.len(), 16);
    for case in cases {
        let jws = Jws::parse(text(&case["jws"])).unwrap();
        assert!(verify(&jws, Timestamp(now)).is_err(), "{}", case["why"]);
    }
    let ahead = Jws::parse(text(&cases[0]["jws"])).unwrap();
    assert!(verify(&ahead, Timestamp(now + 1)).is_ok(), "60 s ahead");
}

#[test]
fn handed_over_and_sensor_decisions_match_the_golden_vectors() {
    let handoff = || Matched::Handoff(Handoff::parse("yMnKy8zNzs_Q0dLT1NXW1w").unwrap());
    let number = || Matched::Number(Number::parse("07", NumberMatching::Two).unwrap());
    for (what, id, matched, amr) in [
        (
            "decision, approve, handed over by the browser of the same phone",
            "AQIDBAUGBwgJCgsMDQ4PEA",
            handoff(),
            Amr::Pin,
        ),
        ("decision, approve, by the sensor key", "AgMEBQYHCAkKCwwNDg8QEQ", number(), Amr::Fingerprint),
        ("decision, approve, by the sensor key, handed over", "AwQFBgcICQoLDA0ODxAREg", handoff(), Amr::Face),
    ] {
        let read = decide(&valid(what), true).unwrap();
        let answer = Answer::Approve { matched, amr };
        assert!(read.answer == answer, "{what}");
        let draft = Decision {
            origin: &origin(),
            device: &device(),
            iat: Timestamp(1_767_225_675),
            jti: &jti(id),
            challenge: &login(),
            answer: &answer,
        }
        .draft();
        let vectors = revision();
        let vector = list(&vectors["valid"]).iter().find(|vector| vector["what"] == what).unwrap();
        assert_eq!(claims(&draft), vector["claims"], "{what}");
    }
}

fn presence<'a>(approval: &'a PublicKey, sensor: Option<&'a PublicKey>) -> PresenceKeys<'a> {
    PresenceKeys { approval, sensor }
}

fn decide(statement: &str, with_sensor: bool) -> Result<VerifiedDecision, Problem> {
    let (possession, approval, sensor, challenge) = (key("possession"), key("approval"), sensor(), login());
    let expected = Expected {
        origin: &origin(),
        device: &device(),
        possession: &possession,
        presence: presence(&approval, with_sensor.then_some(&sensor)),
        challenge: challenge.claims(),
        challenge_hash: &challenge.hash(),
    };
    VerifiedDecision::verify(statement, &expected, Timestamp(1_767_225_700))
}

fn revoke(statement: &str, with_sensor: bool) -> Result<(), Problem> {
    let (approval, sensor) = (key("approval"), sensor());
    let presence = presence(&approval, with_sensor.then_some(&sensor));
    let expected =
        revocation::Expected { origin: &origin(), device: &device(), presence, target: OTHER_DEVICE };
    let body = json!({ "revocation": statement }).to_string();
    revocation::verify(body.as_bytes(), &expected, Timestamp(1_767_225_900))
}

#[test]
fn amr_chooses_the_key_that_must_have_signed() {
    let mended = mended();
    let cases = list(&mended["amr_chooses_the_key"]["cases"]);
    assert_eq!(cases.len(), 42);
    for case in cases {
        let jws = text(&case["jws"]);
        let answer = match text(&case["statement"]) {
            "decision" => decide(jws, true).map(drop),
            _ => revoke(jws, true),
        };
        let expected = match text(&case["answer"]) {
            "accepted" => Ok(()),
            "bad-signature" => Err(Problem::BadSignature),
            "malformed amr" => Err(Problem::Malformed { member: Some("amr".to_owned()) }),
            other => panic!("{other}"),
        };
        assert_eq!(answer, expected, "{} {} by {}", case["statement"], case["amr"], case["signed_by"]);
    }
}

#[test]
fn without_a_sensor_key_the_approval_key_signs_after_a_sensor() {
    let mended = mended();
    for case in list(&mended["amr_chooses_the_key"]["cases"]) {
        if [json!(["fpt"]), json!(["face"])].contains(&case["amr"]) {
            let accepted = match text(&case["statement"]) {
                "decision" => decide(text(&case["jws"]), false).is_ok(),
                _ => revoke(text(&case["jws"]), false).is_ok(),
            };
            assert_eq!(accepted, case["signed_by"] == "approval", "{case}");
        }
    }
}

#[test]
fn revocation_by_the_sensor_key_matches_the_golden_vector() {
    assert_eq!(revoke(&valid("revocation by the sensor key"), true), Ok(()));
    let draft = Revocation {
        origin: &origin(),
        device: &device(),
        iat: Timestamp(1_767_225_900),
        jti: &jti("BwgJCgsMDQ4PEBESExQVFg"),
        target: &DeviceId::parse(OTHER_DEVICE).unwrap(),
        amr: Amr::Face,
    }
    .draft();
    assert_writes(&draft, "revocation by the sensor key");
}

#[test]
fn sensor_keys_match_the_golden_vectors() {
    let attested = Attestation::android_key(&[vec![48, 3, 2, 1, 1], vec![48, 3, 2, 1, 2]]);
    for (what, id, attestation) in [
        ("sensor key", "BAUGBwgJCgsMDQ4PEBESEw", None),
        ("sensor key, attested", "BQYHCAkKCwwNDg8QERITFA", Some(attested)),
    ] {
        let read = register(&valid(what), &key("approval")).unwrap();
        assert_eq!((read.key, read.attestation), (sensor(), attestation.clone()), "{what}");
        let draft = SensorKey {
            origin: &origin(),
            device: &device(),
            iat: Timestamp(1_767_225_800),
            jti: &jti(id),
            key: &sensor(),
            attestation: attestation.as_ref(),
        }
        .draft();
        assert_writes(&draft, what);
    }
    assert_eq!(register(&valid("sensor key"), &key("possession")).err(), Some(Problem::BadSignature));
}

fn register(statement: &str, approval: &PublicKey) -> Result<sensor_key::VerifiedSensorKey, Problem> {
    let expected = sensor_key::Expected { origin: &origin(), device: &device(), approval };
    let body = json!({ "sensor_key": statement }).to_string();
    sensor_key::verify(body.as_bytes(), &expected, Timestamp(1_767_225_800))
}

#[test]
fn invalid_sensor_key_is_named_before_the_signature_and_other_claims_after_it() {
    use crate::signer::{self, sign, with};
    let approval = signer::key();
    let header = json!({ "alg": "ES256", "typ": "fk-sensor-key+jwt", "kid": DEVICE });
    let claims = json!({ "aud": "https://key.example", "iat": 1_767_225_800, "jti": "x", "key": sensor() });
    let problem =
        |claims: &Value, key: &SigningKey| register(&sign(&header, claims, key), approval.public()).err();
    assert_eq!(problem(&claims, &approval), None);
    let malformed = |member: &str| Some(Problem::Malformed { member: Some(member.to_owned()) });
    assert_eq!(problem(&with(&claims, "key", Some(json!("x"))), &signer::key()), malformed("key"));
    for member in ["aud", "iat", "jti"] {
        assert_eq!(problem(&with(&claims, member, None), &approval), malformed(member));
        assert_eq!(problem(&with(&claims, member, None), &signer::key()), Some(Problem::BadSignature));
    }
    let stale = with(&claims, "iat", Some(json!(1_767_225_739)));
    let skew = Problem::ClockSkew { server_time: Timestamp(1_767_225_800) };
    assert_eq!(problem(&stale, &approval), Some(skew));
    let elsewhere = with(&claims, "aud", Some(json!("https://other.example")));
    assert_eq!(problem(&elsewhere, &approval), Some(Problem::BadSignature));
}

#[test]
fn attested_enrolment_matches_the_golden_vector() {
    let read = VerifiedEnrolment::verify(&valid("enrolment, attested"), &origin(), Timestamp(1_767_225_600))
        .unwrap();
    assert!(read.attestation.is_some());
    for vector in list(&revision()["attestation_challenges"]) {
        let challenge = Attestation::challenge(&jti(text(&vector["jti"])));
        let hex: String = challenge.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, vector["sha256_hex"]);
    }
}

#[test]
fn offline_checks_match_the_golden_vectors() {
    for vector in list(&revision()["offline_check"]) {
        let hex = text(&vector["secret_hex"]);
        let byte = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
        let secret = OfflineSecret::from_bytes(std::array::from_fn(byte));
        assert_eq!(json!(secret.check()), vector["check"]);
    }
}

#[test]
fn texts_match_the_golden_vectors() {
    let vector = &revision()["texts"];
    for fit in list(&vector["fit"]) {
        assert!(Text::<64>::parse(text(fit)).is_ok(), "{fit}");
    }
    for unfit in list(&vector["unfit"]) {
        assert!(Text::<64>::parse(text(unfit)).is_err(), "{unfit}");
        let shown = Text::<64>::replaced(text(unfit));
        assert!(Text::<64>::parse(shown.as_str()).is_ok() || shown.as_str() == "\u{fffd}", "{unfit}");
    }
}

#[test]
fn typed_codes_and_usernames_match_the_golden_vectors() {
    let (revision, mended) = (revision(), mended());
    for vector in list(&revision["typed_codes"]).iter().chain(list(&mended["typed_codes"])) {
        assert_eq!(*normalised(text(&vector["typed"])), vector["compared"], "{}", vector["typed"]);
    }
    for vector in list(&mended["usernames"]) {
        let key = Username::new(text(&vector["typed"])).key();
        assert_eq!(key.as_str(), vector["compared"], "{}", vector["typed"]);
    }
}

#[test]
fn app_versions_match_the_golden_vectors() {
    for vector in list(&mended()["app_versions"]) {
        let version = AppVersion::parse(text(&vector["version"]));
        match vector["numbers"].as_array() {
            None => assert!(version.is_err(), "{}", vector["version"]),
            Some(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(Value::to_string).collect();
                assert_eq!(version, AppVersion::parse(numbers.join(".")), "{}", vector["version"]);
                assert!(version.is_ok());
            }
        }
    }
}

#[test]
fn handoff_matches_the_golden_vectors() {
    let vector = &mended()["handoff"];
    let (app, web) = (text(&vector["app_link"]), text(&vector["web_link"]));
    for link in [app, web] {
        let read = ConfirmLink::parse(link).ok().unwrap();
        assert_eq!(read.handoff.expose(), vector["handoff"]);
        assert_eq!((read.to_app(), read.to_web()), (app.to_owned(), web.to_owned()));
    }
    let answer: DecisionResponse = serde_json::from_value(vector["answer"].clone()).unwrap();
    assert_eq!(serde_json::to_value(&answer).unwrap(), vector["answer"]);
    let release = answer.release.unwrap();
    let link = ConfirmLink::parse(app).ok().unwrap();
    assert_eq!(release_url(&link.origin, &link.challenge, &release), vector["page"]);
    for wrong in list(&vector["no_handoff_and_no_release"]) {
        assert!(Handoff::parse(text(wrong)).is_err() && Release::parse(text(wrong)).is_err(), "{wrong}");
    }
    assert_eq!(format!("{release:?}"), "Release(…)");
}

#[test]
fn number_and_handoff_exclude_each_other() {
    use crate::signer::{self, sign, with};
    let (approval, possession) = (signer::key(), signer::key());
    let challenge = login();
    let decide = |claims: &Value, key: &SigningKey| {
        let header = json!({ "alg": "ES256", "typ": "fk-decision+jwt", "kid": DEVICE });
        let expected = Expected {
            origin: &origin(),
            device: &device(),
            possession: possession.public(),
            presence: presence(approval.public(), None),
            challenge: challenge.claims(),
            challenge_hash: &challenge.hash(),
        };
        VerifiedDecision::verify(&sign(&header, claims, key), &expected, Timestamp(1_767_225_675)).err()
    };
    let claims = json!({
        "aud": "https://key.example", "iat": 1_767_225_675, "jti": "x", "challenge": "p6Yw2m3VQyKq0a1Zr4tGxw",
        "challenge_hash": challenge.hash().as_str(), "verdict": "approve", "amr": ["pin"],
        "handoff": "yMnKy8zNzs_Q0dLT1NXW1w",
    });
    let malformed = Some(Problem::Malformed { member: Some("handoff".to_owned()) });
    assert_eq!(decide(&claims, &approval), None);
    assert_eq!(decide(&with(&claims, "number", Some(json!("07"))), &approval), malformed);
    for other in [json!("x"), json!(null), json!(7), json!("yMnKy8zNzs_Q0dLT1NXW1x")] {
        assert_eq!(decide(&with(&claims, "handoff", Some(other)), &approval), malformed);
    }
    let denial = with(&with(&claims, "verdict", Some(json!("deny"))), "amr", Some(json!([])));
    assert_eq!(decide(&with(&denial, "handoff", Some(json!(7))), &possession), None);
}
