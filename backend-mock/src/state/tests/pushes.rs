//! Pushes in the state: which are sent when, and whose answers count.

use key_protocol::push::{LastPush, PushRegistration, PushResult, Reach};
use serde_json::json;

use super::*;
use crate::faults::Faults;
use crate::state::{PushOutcome, PushState, RecordedPush};

fn registration(place: &str) -> PushRegistration {
    /// The key of RFC 8291's example.
    const POINT: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    let endpoint = format!("https://push.example/{place}");
    let body =
        json!({ "transport": "webpush", "endpoint": endpoint, "p256dh": POINT, "auth": "A".repeat(22) });
    PushRegistration::parse(body.to_string().as_bytes(), Reach::Internet, true).unwrap()
}

/// A world that sends Web Push, and a phone that is registered at one.
fn woken() -> (World, Phone) {
    let mut world = World::new();
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    world.settings.push.vapid = Some((*key.public()).into());
    let phone = world.connect(CODES[0]).ok().unwrap();
    world.state.register_push(&phone.caller, registration("one")).unwrap();
    (world, phone)
}

impl World {
    fn claim(&mut self) -> Vec<RecordedPush> {
        self.state.claim_pushes(&self.settings.push, &Faults::default(), self.now).pushes
    }

    fn answered(&mut self, push: &RecordedPush, result: PushResult) {
        self.state.push_answered(push, PushOutcome { result, retry_after: None }, self.now);
    }

    fn last(&self) -> Option<LastPush> {
        self.state.devices()[0].last_push
    }

    fn states(&self) -> Vec<PushState> {
        self.state.pushes().iter().map(|push| push.state).collect()
    }
}

#[test]
fn the_end_of_a_challenge_is_told_after_the_challenge_and_both_only_once() {
    let (mut world, _) = woken();
    let session = world.sign_in();
    let login = world.ask(&session).unwrap();
    let asked = world.claim().remove(0);
    world.state.cancel(&login.id, world.now);
    assert_eq!(world.claim().len(), 0, "the first is on its way");
    world.answered(&asked, PushResult::Accepted);
    let over = world.claim().remove(0);
    assert_eq!(over.content.name(), asked.content.name());
    assert_eq!(world.claim().len(), 0);
}

#[test]
fn an_answer_about_another_registration_is_nothing_to_the_device() {
    let (mut world, phone) = woken();
    let session = world.sign_in();
    world.ask(&session).unwrap();
    let sent = world.claim().remove(0);
    world.state.register_push(&phone.caller, registration("other")).unwrap();
    world.answered(&sent, PushResult::Gone);
    assert_eq!(world.last(), None);
    assert_eq!(world.state.devices()[0].push, registration("other"));
    assert_eq!(world.states(), [PushState::Gone]);
}

#[test]
fn of_two_attempts_the_later_one_counts_whichever_is_answered_first() {
    let (mut world, phone) = woken();
    let token = |token| DeviceText::parse(token).unwrap();
    world.state.test_push(&phone.caller, token("one"), world.now).unwrap();
    let first = world.claim().remove(0);
    world.wait(10);
    world.state.test_push(&phone.caller, token("two"), world.now).unwrap();
    let second = world.claim().remove(0);
    let later = Some(LastPush { at: world.now, result: PushResult::Accepted });
    world.answered(&second, PushResult::Accepted);
    assert_eq!(world.last(), later);
    world.answered(&first, PushResult::Unreachable);
    assert_eq!(world.last(), later);
}

#[test]
fn a_device_that_was_disconnected_is_not_tried_again() {
    let (mut world, phone) = woken();
    let session = world.sign_in();
    world.ask(&session).unwrap();
    let sent = world.claim().remove(0);
    world.answered(&sent, PushResult::Unreachable);
    world.state.revoke(&phone.caller, &phone.caller.device, world.now).unwrap();
    world.wait(1);
    assert_eq!(world.claim().len(), 0);
    assert_eq!(world.states(), [PushState::Unreachable { next: None }]);
}

#[test]
fn a_clock_that_was_set_back_stops_no_tests() {
    let (mut world, phone) = woken();
    let token = DeviceText::parse("one").unwrap();
    world.state.test_push(&phone.caller, token.clone(), world.now).unwrap();
    assert!(world.state.test_push(&phone.caller, token.clone(), world.now + 9).is_err());
    assert_eq!(world.state.test_push(&phone.caller, token, world.now - 3600), Ok(()));
}
