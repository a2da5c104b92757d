//! Every number of the backend's rules that `docs/protocol.md` and `docs/security.md` state, measured
//! by what the rules do, to the second. A test elsewhere that counts on one of them is no substitute:
//! it stays green when both move.

use key_protocol::paths::Endpoint;
use key_protocol::proof::{self, Proof};
use key_protocol::push::PushRegistration;

use super::*;
use crate::random::long_id;
use crate::{PairingForm, PairingStatus};

/// Returns the first second from `from` on, of ten days, at which `ended` holds.
fn first_second(from: i64, ended: impl Fn(i64) -> bool) -> i64 {
    let (mut before, mut after) = (from - 1, from + 10 * 24 * 60 * 60);
    assert!(ended(after), "it never ends");
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        *(if ended(middle) { &mut after } else { &mut before }) = middle;
    }
    after
}

impl World {
    /// Returns how many seconds from now a session lives.
    fn session_ends(&self, session: &SessionId) -> i64 {
        first_second(0, |second| self.state.session(session, self.now + second).is_none())
    }

    fn pairing_code_ends(&mut self, session: &SessionId, form: PairingForm) -> i64 {
        self.state.offer_pairing(session, form, self.now);
        let ended = |second| {
            !matches!(self.state.pairing(session, form, self.now + second), PairingStatus::Waiting { .. })
        };
        first_second(0, ended)
    }

    /// Returns the seconds from the end of a challenge to its being forgotten.
    fn challenge_kept(&self, login: &Challenge) -> i64 {
        let kept_at = |second| {
            let mut state = self.state.clone();
            state.tick(login.claims.exp + second);
            state.challenge(&login.claims.id).is_some()
        };
        first_second(0, |second| !kept_at(second))
    }
}

#[test]
fn times_of_sessions_challenges_and_codes_are_those_of_the_specification() {
    let (mut world, _) = World::with_phone();
    let unconfirmed = world.sign_in();
    let inside = world.logged_in(CODES[1]);
    let (_, login) = world.waiting();
    let typed = world.pairing_code_ends(&inside, PairingForm::Typed);
    let scanned = world.pairing_code_ends(&inside, PairingForm::Scanned);
    for (what, stated, measured) in [
        ("a session before its login is approved", 5 * 60, world.session_ends(&unconfirmed)),
        ("an idle session", 30 * 60, world.session_ends(&inside)),
        ("a pairing code that is typed", 10 * 60, typed),
        ("a pairing code in a QR code", 2 * 60, scanned),
        ("an ended challenge, after its 120 s", 48 * 60 * 60 + 1, world.challenge_kept(&login)),
    ] {
        assert_eq!(measured, stated, "{what}");
    }
}

#[test]
fn session_ids_have_256_random_bits_and_codes_40() {
    let mut world = World::new();
    // 43 characters of base64url are 32 bytes.
    assert_eq!((world.sign_in().expose().len(), long_id().len()), (43, 43));
    assert_ne!(long_id(), long_id());
    // Eight letters of 32.
    assert_eq!(crate::random::code().replace('-', "").len(), 8);
}

#[test]
fn proof_is_remembered_for_180_seconds() {
    let (mut world, phone) = World::with_phone();
    let rng = SystemRandom::new();
    let jti = Jti::random(&rng).unwrap();
    let mut proved = |now: Timestamp| {
        let draft = proof::draft(&phone.caller.device, &Endpoint::Devices, &world.settings.origin, now, &jti);
        let signed = draft.signed_by(&phone.possession).unwrap();
        let url = Endpoint::Devices.url(&world.settings.origin);
        let proof = Proof::parse(signed.as_str(), Endpoint::Devices.method(), &url).unwrap();
        world.state.authenticate(&proof, now).map(drop)
    };
    let noon = Timestamp(1_767_268_800);
    assert_eq!(proved(noon), Ok(()));
    assert_eq!(proved(noon + 180), Err(Problem::BadProof));
    assert_eq!(proved(noon + 181), Ok(()));
}

#[test]
fn identical_statements_are_answered_alike_for_as_long_as_specified() {
    let (mut world, phone) = World::with_phone();
    let (_, login) = world.waiting();
    let number = Number::parse(login.number.as_deref().unwrap(), NumberMatching::Two).unwrap();
    let approval = Answer::Approve { matched: Matched::Number(number), amr: Amr::Pin };
    let decision = world.decision(&phone, &login.claims.id, &approval);
    let mut decide = |now| {
        let (caller, id) = (&phone.caller, login.claims.id.as_str());
        world.state.decide(caller, id, decision.as_str(), &world.settings, now).map(drop)
    };
    let noon = Timestamp(1_767_268_800);
    assert_eq!(decide(noon), Ok(()));
    let day = 24 * 60 * 60;
    assert_eq!(decide(noon + day), Ok(()));
    assert!(decide(noon + day + 1).is_err());
}

#[test]
fn three_challenges_in_five_minutes_and_no_fourth() {
    let (mut world, _) = World::with_phone();
    for _ in 0..3 {
        let session = world.sign_in();
        assert!(world.request_login(&session).is_ok());
    }
    let refused = |world: &mut World| {
        let session = world.sign_in();
        world.request_login(&session).err()
    };
    assert_eq!(refused(&mut world), Some(ChallengeRefused::TooMany { retry_after: 300 }));
    world.advance(299);
    assert_eq!(refused(&mut world), Some(ChallengeRefused::TooMany { retry_after: 1 }));
    world.advance(1);
    assert_eq!(refused(&mut world), None);
}

#[test]
fn second_test_push_waits_for_ten_seconds() {
    let (mut world, phone) = World::with_phone();
    let apns = br#"{"transport":"apns","token":"0a0a","environment":"sandbox"}"#;
    let registration = PushRegistration::parse(apns, world.settings.push.reach, false).unwrap();
    world.state.register_push(&phone.caller, registration).unwrap();
    let mut test = |after| {
        let token = DeviceText::parse("token").unwrap();
        world.state.test_push(&phone.caller, token, world.now + after)
    };
    assert_eq!(test(0), Ok(()));
    assert_eq!(test(9), Err(Problem::TooManyAttempts { retry_after: 1 }));
    assert_eq!(test(10), Ok(()));
}
