//! How often the app is asked, and how strongly an approval is tied to its page.

use key_protocol::challenge::{Detail, Kind};

use super::*;
use crate::{ConfirmationRequest, NotConfirmed};

impl World {
    /// Asks for a login in a new browser and ends it without an approval.
    fn denied(&mut self, phone: &Phone) -> Result<(), ChallengeRefused> {
        let session = self.sign_in();
        let login = self.request_login(&session)?;
        self.decide(phone, &login.claims.id, &Answer::Deny).unwrap();
        Ok(())
    }

    fn pay(&mut self, session: &SessionId) -> Result<Challenge, ChallengeRefused> {
        let payment = ConfirmationRequest::Payment(Vec::new());
        self.state.request_confirmation(session, payment, firefox(), &self.settings, self.now).cloned()
    }
}

#[test]
fn twenty_approved_logins_and_ten_payments_use_up_no_limit() {
    let (mut world, phone) = World::with_phone();
    for _ in 0..20 {
        let (session, login) = world.waiting();
        world.approve(&phone, &login).unwrap();
        world.state.enter_approved(&session, world.now).unwrap();
    }
    let session = world.logged_in(CODES[1]);
    for _ in 0..10 {
        let payment = world.pay(&session).unwrap();
        assert_eq!(payment.claims.kind, Kind::Payment);
        world.approve(&phone, &payment).unwrap();
    }
}

#[test]
fn logins_and_other_challenges_have_limits_of_their_own() {
    let (mut world, phone) = World::with_phone();
    for _ in 0..3 {
        assert_eq!(world.denied(&phone), Ok(()));
    }
    assert_eq!(world.denied(&phone), Err(ChallengeRefused::TooMany { retry_after: 300 }));
    let session = world.logged_in(CODES[1]);
    for _ in 0..3 {
        let payment = world.pay(&session).unwrap();
        world.decide(&phone, &payment.claims.id, &Answer::Deny).unwrap();
    }
    assert_eq!(world.pay(&session).err(), Some(ChallengeRefused::TooMany { retry_after: 300 }));
}

#[test]
fn app_is_not_asked_after_ten_unapproved_until_a_login_in_another_way() {
    let (mut world, phone) = World::with_phone();
    let mut asked = 0;
    while world.denied(&phone) != Err(ChallengeRefused::Ignored) {
        asked += 1;
        world.advance(300);
    }
    assert_eq!(asked, 10);
    world.advance(24 * 60 * 60);
    assert_eq!(world.denied(&phone), Err(ChallengeRefused::Ignored), "time alone does not help");
    world.logged_in(CODES[1]);
    assert_eq!(world.denied(&phone), Ok(()));
}

#[test]
fn one_replaced_in_its_browser_does_not_count_towards_the_ten() {
    let (mut world, _) = World::with_phone();
    world.settings.challenge_lifetime = 600;
    let session = world.logged_in(CODES[1]);
    for _ in 0..20 {
        world.pay(&session).unwrap();
        world.advance(150);
    }
}

#[test]
fn refused_request_cancels_nothing() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    for _ in 0..2 {
        world.denied(&phone).unwrap();
    }
    assert!(matches!(world.request_login(&session), Err(ChallengeRefused::TooMany { .. })));
    assert_eq!(world.state.challenge(&login.claims.id).unwrap().outcome(), None);
}

#[test]
fn second_open_challenge_requires_six_digits_also_where_none_are_asked_for() {
    for (policy, usual) in
        [(NumberMatching::Two, NumberMatching::Two), (NumberMatching::Off, NumberMatching::Off)]
    {
        let mut world = World::new();
        world.settings.number_matching = policy;
        world.enrol(CODES[0]).ok().unwrap();
        let (session, first) = world.waiting();
        assert_eq!(first.claims.number_matching_digits, usual);
        let again = world.request_login(&session).unwrap();
        assert_eq!(again.claims.number_matching_digits, usual, "the first one is cancelled by it");
        let (_, second) = world.waiting();
        assert_eq!(second.claims.number_matching_digits, NumberMatching::Six);
        assert_eq!(second.number.map(|number| number.len()), Some(6));
    }
}

#[test]
fn what_cannot_be_a_code_is_wrong_also_during_a_delay_and_counts_no_try() {
    let (mut world, phone) = World::with_phone();
    let session = world.sign_in();
    let offline = |world: &mut World, typed: &str| {
        world.state.enter_with_offline_code(&session, typed, world.now).err()
    };
    for _ in 0..50 {
        assert_eq!(offline(&mut world, "12345"), Some(NotConfirmed::WrongCode));
        assert_eq!(world.enrol("https://key.example").err(), Some(Problem::WrongCode));
    }
    for _ in 0..5 {
        assert_eq!(offline(&mut world, "000000"), Some(NotConfirmed::WrongCode));
    }
    assert!(matches!(offline(&mut world, "000000"), Some(NotConfirmed::Delayed { .. })));
    assert_eq!(offline(&mut world, "1234567"), Some(NotConfirmed::WrongCode));
    world.advance(30);
    let code = phone.offline.code(key_protocol::offline::Step::at(world.now)).to_string();
    let session = world.sign_in();
    assert!(world.state.enter_with_offline_code(&session, &code, world.now).is_ok());
}

#[test]
fn hundredth_wrong_offline_code_closes_the_method_until_a_login_in_another_way() {
    let (mut world, phone) = World::with_phone();
    let guess = |world: &mut World| {
        let session = world.sign_in();
        let tried = world.state.enter_with_offline_code(&session, "000000", world.now).err();
        world.advance(3600);
        tried
    };
    for _ in 0..100 {
        assert_eq!(guess(&mut world), Some(NotConfirmed::WrongCode));
    }
    assert_eq!(guess(&mut world), Some(NotConfirmed::Closed));
    let right = |world: &mut World| {
        let session = world.sign_in();
        let code = phone.offline.code(key_protocol::offline::Step::at(world.now)).to_string();
        world.state.enter_with_offline_code(&session, &code, world.now).map(drop)
    };
    assert_eq!(right(&mut world), Err(NotConfirmed::Closed), "a right one is refused too");
    world.logged_in(CODES[1]);
    assert_eq!(right(&mut world), Ok(()));
}

#[test]
fn login_in_another_way_does_not_reset_offline_tries_before_they_are_closed() {
    let (mut world, _) = World::with_phone();
    let guess = |world: &mut World| {
        let session = world.sign_in();
        let tried = world.state.enter_with_offline_code(&session, "000000", world.now).err();
        world.advance(3600);
        tried
    };
    for _ in 0..99 {
        assert_eq!(guess(&mut world), Some(NotConfirmed::WrongCode));
    }
    world.logged_in(CODES[1]);
    assert_eq!(guess(&mut world), Some(NotConfirmed::WrongCode), "the hundredth since a right one");
    assert_eq!(guess(&mut world), Some(NotConfirmed::Closed));
}

#[test]
fn approval_after_the_tenth_does_not_open_the_app_again() {
    let (mut world, phone) = World::with_phone();
    for _ in 0..9 {
        assert_eq!(world.denied(&phone), Ok(()));
        world.advance(300);
    }
    let [(_, tenth), (session, late)] = [(); 2].map(|()| world.waiting());
    world.decide(&phone, &tenth.claims.id, &Answer::Deny).unwrap();
    world.approve(&phone, &late).unwrap();
    assert!(world.state.enter_approved(&session, world.now).is_some());
    assert_eq!(world.denied(&phone), Err(ChallengeRefused::Ignored), "the app was closed already");
    world.logged_in(CODES[1]);
    assert_eq!(world.denied(&phone), Ok(()));
}

#[test]
fn policy_is_never_weaker_than_at_the_enrolment_of_a_connected_device() {
    let (mut world, phone) = World::with_phone();
    world.settings.number_matching = NumberMatching::Off;
    world.enrol(CODES[1]).ok().unwrap();
    let digits = |world: &mut World| {
        let (session, login) = world.waiting();
        world.state.cancel_requested(&session, world.now);
        login.claims.number_matching_digits
    };
    assert_eq!(digits(&mut world), NumberMatching::Two);
    world.revoke(&phone).unwrap();
    assert_eq!(digits(&mut world), NumberMatching::Off);
}

#[test]
fn challenge_lives_for_ten_minutes_at_most_and_has_twenty_details_at_most() {
    let (mut world, _) = World::with_phone();
    world.settings.challenge_lifetime = 3600;
    let (_, login) = world.waiting();
    assert_eq!(login.claims.exp - login.claims.iat, 600);

    let session = world.logged_in(CODES[1]);
    let text = "x".to_owned();
    let detail = Detail { label: Text::replaced(&text), value: Text::replaced(&text) };
    for (count, fits) in [(20, true), (21, false)] {
        let payment = ConfirmationRequest::Payment(vec![detail.clone(); count]);
        let asked =
            world.state.request_confirmation(&session, payment, firefox(), &world.settings, world.now);
        let refused = (!fits).then_some(ChallengeRefused::TooManyDetails);
        assert_eq!(asked.err(), refused, "{count}");
    }
}
