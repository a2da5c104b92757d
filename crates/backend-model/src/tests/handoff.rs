//! Handoff: an approval on the phone of the browser takes effect only when that browser comes back
//! with the release.

use key_protocol::decision::{DecisionResponse, Outcome};
use key_protocol::event::Event;
use key_protocol::handoff::{Handoff, Release};

use super::*;
use crate::{ConfirmationRequest, Confirmed, End, NotReleased};

impl World {
    /// Approves with a handoff, and returns the release.
    fn hand_over(&mut self, phone: &Phone, login: &Challenge) -> Result<Release, Problem> {
        let matched = Matched::Handoff(login.handoff.clone());
        let answer = Answer::Approve { matched, amr: Amr::Pin };
        let statement = self.decision(phone, &login.claims.id, &answer);
        let id = login.claims.id.as_str();
        let answer: DecisionResponse =
            self.state.decide(&phone.caller, id, statement.as_str(), &self.settings, self.now)?;
        Ok(answer.release.expect("a handoff gets a release"))
    }

    fn release(
        &mut self,
        session: &SessionId,
        login: &Challenge,
        secret: &Release,
    ) -> Result<(), NotReleased> {
        self.state.release(session, &login.claims.id, secret, self.now)
    }

    fn outcome(&self, login: &Challenge) -> Option<Outcome> {
        self.state.challenge(&login.claims.id).unwrap().outcome()
    }
}

#[test]
fn session_opens_only_in_the_browser_that_brings_the_release() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    let stranger = world.sign_in();
    let secret = world.hand_over(&phone, &login).unwrap();
    assert_eq!(world.outcome(&login), Some(Outcome::Approved));
    assert!(world.state.open_challenges(&phone.caller.account).next().is_none());
    assert!(world.state.enter_approved(&session, world.now).is_none(), "nothing is done yet");

    assert_eq!(world.release(&stranger, &login, &secret), Err(NotReleased::OtherBrowser));
    let other = Release::random(&SystemRandom::new()).unwrap();
    assert_eq!(world.release(&session, &login, &other), Err(NotReleased::Over));
    assert_eq!(world.release(&session, &login, &secret), Ok(()));
    world.advance(60);
    assert_eq!(world.release(&session, &login, &secret), Ok(()), "a reload");
    world.advance(1);
    assert_eq!(world.release(&session, &login, &secret), Err(NotReleased::Over));
    assert!(world.state.enter_approved(&session, world.now).is_some());
}

#[test]
fn handoff_of_another_challenge_ends_this_one() {
    let (mut world, phone) = World::with_phone();
    let (_, login) = world.waiting();
    let matched = Matched::Handoff(Handoff::random(&SystemRandom::new()).unwrap());
    let answer = Answer::Approve { matched, amr: Amr::Pin };
    assert_eq!(world.decide(&phone, &login.claims.id, &answer), Err(Problem::WrongNumber));
    assert_eq!(world.outcome(&login), Some(Outcome::WrongNumber));
}

#[test]
fn unreleased_approval_expires_takes_room_and_does_not_end_the_row() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    world.advance(119);
    let secret = world.hand_over(&phone, &login).unwrap();
    world.state.take_events();
    world.advance(29);
    assert_eq!(world.outcome(&login), Some(Outcome::Approved), "30 s at least");
    world.advance(1);
    assert_eq!(world.outcome(&login), Some(Outcome::Expired));
    let events = world.state.take_events();
    assert!(matches!(&events[..], [outgoing] if matches!(&outgoing.event,
        Event::Withdrawn(withdrawn) if withdrawn.outcome == Outcome::Expired)));
    assert_eq!(world.release(&session, &login, &secret), Err(NotReleased::Over));

    for _ in 0..2 {
        let (_, login) = world.waiting();
        world.hand_over(&phone, &login).unwrap();
    }
    let session = world.sign_in();
    assert!(matches!(world.request_login(&session), Err(ChallengeRefused::TooMany { .. })));
}

#[test]
fn unreleased_approval_is_cancelled_with_its_page_or_by_a_report() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    let secret = world.hand_over(&phone, &login).unwrap();
    world.state.cancel_requested(&session, world.now);
    assert_eq!(world.outcome(&login), Some(Outcome::Cancelled));
    assert_eq!(world.release(&session, &login, &secret), Err(NotReleased::Over));

    let (session, login) = world.waiting();
    let secret = world.hand_over(&phone, &login).unwrap();
    let (_, other) = world.waiting();
    world.decide(&phone, &other.claims.id, &Answer::Report).unwrap();
    assert_eq!(world.outcome(&login), Some(Outcome::Cancelled));
    assert!(world.release(&session, &login, &secret).is_err());
    assert!(world.state.session(&session, world.now).is_none(), "sessions end");
}

#[test]
fn repeated_decision_gets_the_same_release() {
    let (mut world, phone) = World::with_phone();
    let (_, login) = world.waiting();
    let answer = Answer::Approve { matched: Matched::Handoff(login.handoff.clone()), amr: Amr::Pin };
    let statement = world.decision(&phone, &login.claims.id, &answer);
    let id = login.claims.id.as_str();
    let [first, second] = [(); 2].map(|()| {
        world.state.decide(&phone.caller, id, statement.as_str(), &world.settings, world.now).unwrap()
    });
    assert_eq!(first, second);
}

#[test]
fn browser_repeats_its_release_also_under_its_new_session() {
    let (mut world, phone) = World::with_phone();
    let (session, login) = world.waiting();
    let secret = world.hand_over(&phone, &login).unwrap();
    assert_eq!(world.release(&session, &login, &secret), Ok(()));
    let inside = world.state.enter_approved(&session, world.now).unwrap();
    for id in [&inside, &session] {
        assert_eq!(world.release(id, &login, &secret), Ok(()));
    }
    let stranger = world.sign_in();
    assert_eq!(world.release(&stranger, &login, &secret), Err(NotReleased::OtherBrowser));
}

#[test]
fn end_of_an_unreleased_approval_is_due_without_a_request() {
    let (mut world, phone) = World::with_phone();
    let (_, login) = world.waiting();
    world.advance(119);
    assert_eq!(world.state.next_expiry(), Some(world.now + 1));
    world.hand_over(&phone, &login).unwrap();
    assert_eq!(world.state.next_expiry(), Some(world.now + 30));
    world.advance(30);
    assert_eq!(world.state.next_expiry(), None);
}

#[test]
fn asking_again_instead_of_releasing_takes_no_room() {
    let (mut world, phone) = World::with_phone();
    for _ in 0..2 {
        world.waiting();
    }
    let (session, login) = world.waiting();
    let secret = world.hand_over(&phone, &login).unwrap();
    let again = world.request_login(&session).unwrap();
    assert_eq!(world.release(&session, &login, &secret), Err(NotReleased::Over));
    assert!(
        matches!(world.request_login(&session), Err(ChallengeRefused::TooMany { .. })),
        "the new one does"
    );
    world.approve(&phone, &again).unwrap();
    assert!(world.state.enter_approved(&session, world.now).is_some());
}

#[test]
fn ten_unreleased_approvals_are_ten_without_an_approval() {
    let (mut world, phone) = World::with_phone();
    for _ in 0..10 {
        let (_, login) = world.waiting();
        world.hand_over(&phone, &login).unwrap();
        world.advance(300);
    }
    let session = world.sign_in();
    assert_eq!(world.request_login(&session).err(), Some(ChallengeRefused::Ignored));
}

#[test]
fn payment_is_in_the_logbook_once_it_is_released() {
    let (mut world, phone) = World::with_phone();
    let session = world.logged_in(CODES[1]);
    let account = phone.caller.account.clone();
    let ends =
        |world: &World| world.state.logbook(&account).map(|entry| entry.end.clone()).collect::<Vec<_>>();
    let before = ends(&world).len();
    let pay = |world: &mut World| {
        let payment = ConfirmationRequest::Payment(Vec::new());
        let asked =
            world.state.request_confirmation(&session, payment, firefox(), &world.settings, world.now);
        let payment = asked.cloned().unwrap();
        let secret = world.hand_over(&phone, &payment).unwrap();
        (payment, secret)
    };
    let (payment, secret) = pay(&mut world);
    assert_eq!(ends(&world).len(), before, "nothing was done yet");
    world.release(&session, &payment, &secret).unwrap();
    world.release(&session, &payment, &secret).unwrap();
    let confirmed = End::Confirmed(Confirmed::InApp { device: "Puhelin".to_owned() });
    assert_eq!((ends(&world).len(), &ends(&world)[0]), (before + 1, &confirmed));

    pay(&mut world);
    world.advance(120);
    let refused = End::Refused { outcome: Outcome::Expired, by_device: None };
    assert_eq!((ends(&world).len(), &ends(&world)[0]), (before + 2, &refused));
}
