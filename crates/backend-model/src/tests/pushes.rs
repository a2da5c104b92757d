//! Pushes: when they are sent, and which results count.

use key_protocol::push::{LastPush, PushRegistration, PushResult, Reach};
use serde_json::json;

use super::*;
use crate::{PushOutcome, PushState, RecordedPush};

fn registration(path: &str) -> PushRegistration {
    /// The key of the example in RFC 8291.
    const POINT: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    let endpoint = format!("https://push.example/{path}");
    let body =
        json!({ "transport": "webpush", "endpoint": endpoint, "p256dh": POINT, "auth": "A".repeat(22) });
    PushRegistration::parse(body.to_string().as_bytes(), Reach::Internet, true).unwrap()
}

/// A world that sends Web Push, and a phone registered for it.
fn world_with_push() -> (World, Phone) {
    let mut world = World::new();
    let key = SigningKey::generate(&SystemRandom::new()).unwrap();
    world.settings.push.vapid = Some((*key.public()).into());
    let phone = world.enrol(CODES[0]).ok().unwrap();
    world.state.register_push(&phone.caller, registration("one")).unwrap();
    (world, phone)
}

impl World {
    fn claim(&mut self) -> Vec<RecordedPush> {
        self.state.claim_pushes(&self.settings.push, |_, _| None, self.now).pushes
    }

    fn record_result(&mut self, push: &RecordedPush, result: PushResult) {
        self.state.push_answered(push, PushOutcome { result, retry_after: None }, self.now);
    }

    fn last_push(&self) -> Option<LastPush> {
        self.state.devices()[0].last_push
    }

    fn states(&self) -> Vec<PushState> {
        self.state.pushes().iter().map(|push| push.state).collect()
    }
}

#[test]
fn end_push_follows_challenge_push_and_each_is_sent_once() {
    let (mut world, _) = world_with_push();
    let (_, login) = world.waiting();
    let sent = world.claim().remove(0);
    world.state.cancel(&login.claims.id, world.now);
    assert_eq!(world.claim().len(), 0, "the first is on its way");
    world.record_result(&sent, PushResult::Accepted);
    let ended = world.claim().remove(0);
    assert_eq!(ended.content.name(), sent.content.name());
    assert_eq!(world.claim().len(), 0);
}

#[test]
fn result_for_an_old_registration_is_ignored() {
    let (mut world, phone) = world_with_push();
    world.waiting();
    let sent = world.claim().remove(0);
    world.state.register_push(&phone.caller, registration("other")).unwrap();
    world.record_result(&sent, PushResult::Gone);
    assert_eq!(world.last_push(), None);
    assert_eq!(world.state.devices()[0].push, registration("other"));
    assert_eq!(world.states(), [PushState::Gone]);
}

#[test]
fn latest_attempt_determines_the_last_push() {
    let (mut world, phone) = world_with_push();
    let token = |token| DeviceText::parse(token).unwrap();
    world.state.test_push(&phone.caller, token("one"), world.now).unwrap();
    let first = world.claim().remove(0);
    world.advance(10);
    world.state.test_push(&phone.caller, token("two"), world.now).unwrap();
    let second = world.claim().remove(0);
    let later = Some(LastPush { at: world.now, result: PushResult::Accepted });
    world.record_result(&second, PushResult::Accepted);
    assert_eq!(world.last_push(), later);
    world.record_result(&first, PushResult::Unreachable);
    assert_eq!(world.last_push(), later);
}

#[test]
fn revoked_device_gets_no_retry() {
    let (mut world, phone) = world_with_push();
    world.waiting();
    let sent = world.claim().remove(0);
    world.record_result(&sent, PushResult::Unreachable);
    world.revoke(&phone).unwrap();
    world.advance(1);
    assert_eq!(world.claim().len(), 0);
    assert_eq!(world.states(), [PushState::Unreachable { next: None }]);
}

#[test]
fn clock_set_back_does_not_block_test_pushes() {
    let (mut world, phone) = world_with_push();
    let token = DeviceText::parse("one").unwrap();
    world.state.test_push(&phone.caller, token.clone(), world.now).unwrap();
    assert!(world.state.test_push(&phone.caller, token.clone(), world.now + 9).is_err());
    assert_eq!(world.state.test_push(&phone.caller, token, world.now - 3600), Ok(()));
}
