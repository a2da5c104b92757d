//! Every number that `docs/protocol.md` states about what crosses the network. Most are measured by
//! what the code accepts, so that neither a constant nor the check that uses it can change unseen.

use key_protocol::challenge::NumberMatching;
use key_protocol::event::{EventParser, TIME_EVERY};
use key_protocol::ids::{AccountId, ChallengeId, DeviceId, DeviceText, Jti, Nonce, Timestamp};
use key_protocol::keys::{PublicKey, Signature, SigningKey};
use key_protocol::offline::{OfflineSecret, Step};
use key_protocol::problem::MAX_BODY;
use key_protocol::proof::JTI_MEMORY;
use key_protocol::push::{Authorization, MAX_SEALED, PushEndpoint, PushRegistration, Reach, topic};
use key_protocol::skew;
use ring::rand::SystemRandom;

const NOON: Timestamp = Timestamp(1_767_268_800);

/// Returns the smallest and the largest number below `limit` that `accepts` accepts.
fn range(limit: i64, accepts: impl Fn(i64) -> bool) -> (i64, i64) {
    let mut accepted = (-limit..limit).filter(|&number| accepts(number));
    let first = accepted.next().unwrap();
    (first, accepted.next_back().unwrap_or(first))
}

/// Returns the lengths that `accepts` accepts, of a text of letters.
fn lengths(limit: i64, accepts: impl Fn(String) -> bool) -> (i64, i64) {
    range(limit, |length| usize::try_from(length).is_ok_and(|length| accepts("a".repeat(length))))
}

fn zeros(limit: i64, accepts: impl Fn(&[u8]) -> bool) -> (i64, i64) {
    range(limit, |length| usize::try_from(length).is_ok_and(|length| accepts(&vec![0; length])))
}

fn apns(token: &str) -> bool {
    let body = format!(r#"{{"transport":"apns","token":"{token}","environment":"sandbox"}}"#);
    PushRegistration::parse(body.as_bytes(), Reach::Internet, false).is_ok()
}

#[test]
fn lengths_and_windows_are_those_of_the_specification() {
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    let authorization = |lifetime: i64| {
        let header =
            Authorization::signed_by(&key, "https://push.example", NOON + lifetime, "mailto:a@b.example");
        Authorization::verify(&header.unwrap(), NOON).is_ok()
    };
    let endpoint =
        |path: &str| PushEndpoint::parse(&format!("https://a.example/{path}"), Reach::Internet).is_ok();
    let event = |text: &str| EventParser::new().push(text.as_bytes()).is_ok();
    let day = 24 * 60 * 60;
    let (a_day, too_long) = (authorization(day), authorization(day + 1));

    for (what, stated, measured) in [
        ("window of `iat`, in seconds", (-60, 60), range(200, |off| skew::check(NOON + off, NOON).is_ok())),
        ("device text", (1, 64), lengths(200, |text| DeviceText::parse(text).is_ok())),
        ("device id", (16, 128), lengths(300, |text| DeviceId::parse(text).is_ok())),
        ("challenge id", (16, 128), lengths(300, |text| ChallengeId::parse(text).is_ok())),
        ("account id", (1, 256), lengths(400, |text| AccountId::parse(text).is_ok())),
        ("`jti`", (1, 256), lengths(400, |text| Jti::parse(text).is_ok())),
        // 22 characters of base64url are 16 bytes; 23 leave stray bits, 256 are 192 bytes.
        ("`jti` of an enrolment", (22, 256), {
            lengths(400, |text| Jti::parse(text.replace('a', "A")).is_ok_and(|jti| jti.is_unguessable()))
        }),
        ("nonce", (22, 22), lengths(60, |text| Nonce::parse(text.replace('a', "A")).is_ok())),
        ("signature", (64, 64), zeros(200, |bytes| Signature::try_from(bytes).is_ok())),
        ("token of APNs", (2, 512), lengths(1000, |text| apns(&text))),
        ("endpoint, with `https://a.example/`", (0, 2048 - 18), lengths(2100, |path| endpoint(&path))),
    ] {
        assert_eq!(measured, stated, "{what}");
    }
    assert!(a_day && !too_long, "an authorization of Web Push is valid for at most a day");
    let (longest, overlong) = (event(&"a".repeat(64 * 1024)), event(&"a".repeat(64 * 1024 + 1)));
    assert!(longest && !overlong, "an event of a stream has at most 64 KiB");
}

#[test]
fn other_numbers_are_those_of_the_specification() {
    let secret = OfflineSecret::from_bytes([7; 32]);
    let step = (1..1000).find(|&second| Step::at(Timestamp(second)) != Step::at(Timestamp(0))).unwrap();
    let point = *SigningKey::generate(&SystemRandom::new()).unwrap().public().as_point();
    assert!(PublicKey::from_point(&point).is_ok());
    for (what, stated, measured) in [
        ("body, in bytes", 64 * 1024, MAX_BODY),
        ("memory of a proof's `jti`, in seconds", 180, JTI_MEMORY.unsigned_abs() as usize),
        ("time of a stream, in seconds", 25, TIME_EVERY as usize),
        ("sealed push, in bytes", 4096, MAX_SEALED),
        ("topic, in characters", 32, topic("a challenge").len()),
        ("public key, in bytes", 65, point.len()),
        ("offline secret, in bytes", 32, secret.expose().len()),
        ("offline code, in digits", 6, secret.code(Step::number(1)).len()),
        ("step of offline codes, in seconds", 30, step as usize),
    ] {
        assert_eq!(measured, stated, "{what}");
    }
    let digits = (0..=u8::MAX).filter_map(|digits| NumberMatching::try_from(digits).ok());
    assert_eq!(digits.map(NumberMatching::digits).collect::<Vec<_>>(), [0, 2, 6]);
}
