//! Both ports over a fake Kotlin half with fixed responses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use key_core::ports::{ChallengeNotification, Entry, NotRegistered, Notifier, Push as _, PushHealth};
use key_protocol::ids::Timestamp;
use key_protocol::keys::SigningKey;
use key_protocol::push::{PushRegistration, VapidKey};
use key_view::{LanguageChoice, Notifications};
use ring::rand::SystemRandom;
use serde_json::{Value, json};

use super::{Call, Native};
use crate::inbox::tests::{challenge, device};

/// Records the commands and returns a fixed response for each.
#[derive(Clone, Default)]
struct FakeKotlin {
    answers: HashMap<&'static str, Value>,
    calls: Arc<Mutex<Vec<(&'static str, Value)>>>,
}

#[async_trait]
impl Call for FakeKotlin {
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value> {
        self.calls.lock().unwrap().push((command, arguments));
        self.answers.get(command).cloned()
    }

    async fn listen(&self, _: Box<dyn Fn() + Send + Sync>) {
        self.call("listen", json!({})).await;
    }
}

impl FakeKotlin {
    fn responding(command: &'static str, answer: Value) -> Self {
        Self { answers: HashMap::from([(command, answer)]), ..Self::default() }
    }

    fn native(&self) -> Arc<Native> {
        Native::new(self.clone(), || false)
    }

    async fn calls(&self, count: usize) -> Vec<(&'static str, Value)> {
        loop {
            let calls = self.calls.lock().unwrap().clone();
            if calls.len() >= count {
                return calls;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

async fn registered(answer: Value) -> Result<PushRegistration, NotRegistered> {
    let vapid = VapidKey::from(*SigningKey::generate(&SystemRandom::new()).unwrap().public());
    FakeKotlin::responding("register", answer).native().register(&device("d"), Some(&vapid)).await
}

#[tokio::test]
async fn registration_returns_the_endpoint_or_the_reason_of_failure() {
    let at = registered(json!({ "endpoint": "https://push.example/1", "p256dh": "p", "auth": "a" })).await;
    assert!(
        matches!(at, Ok(PushRegistration::Webpush { endpoint, .. }) if endpoint.as_str() == "https://push.example/1")
    );
    for (answer, why) in [
        (json!({ "why": "noDistributor" }), NotRegistered::NoDistributor),
        (json!({ "why": "notChosen" }), NotRegistered::NotChosen),
        (json!({ "why": "failed" }), NotRegistered::Failed),
        (json!({ "endpoint": "push.example/1", "p256dh": "p", "auth": "a" }), NotRegistered::Failed),
        (json!(null), NotRegistered::Failed),
    ] {
        assert_eq!(registered(answer).await.err(), Some(why));
    }
    let without_a_key = FakeKotlin::default().native().register(&device("d"), None).await;
    assert_eq!(without_a_key.err(), Some(NotRegistered::NotSent));
}

#[tokio::test]
async fn malformed_inbox_entries_are_skipped() {
    let entry = |kind: &str, about: &str| json!({ "id": kind, "device": device("d"), "at": 7, "what": { kind: about } });
    let all = [entry("open", &"c".repeat(22)), entry("deny", "short"), entry("test", "a token")];
    let inbox = FakeKotlin::responding("inbox", json!(all)).native().inbox().await;
    let what: Vec<_> = inbox.into_iter().map(|received| received.what).collect();
    assert!(matches!(&what[..], [Entry::Open(_), Entry::Test(_)]), "{what:?}");
}

#[tokio::test]
async fn health_and_permission_are_converted() {
    let health = json!({ "channelOff": true, "restricted": false, "last": 7, "dropped": 2 });
    let health = FakeKotlin::responding("health", health).native().health().await;
    let expected = PushHealth { channel_off: true, restricted: false, last: Some(Timestamp(7)), dropped: 2 };
    assert_eq!(health, expected);
    let undecided = FakeKotlin::responding("permission", json!("Undecided")).native().permission().await;
    assert_eq!(undecided, Notifications::Undecided);
    assert_eq!(Notifier::request_permission(&*FakeKotlin::default().native()).await, Notifications::Off);
}

#[tokio::test]
async fn commands_run_in_the_order_of_their_calls() {
    let kotlin = FakeKotlin::default();
    let native = kotlin.native();
    let waiting = ChallengeNotification { challenge: challenge("c"), device: device("d"), exp: Timestamp(9) };
    native.show_challenge(&waiting);
    native.remove_challenge(&waiting.challenge);
    native.set_language(LanguageChoice::Finnish);
    native.set_language(LanguageChoice::Finnish);
    native.set_language(LanguageChoice::System);
    let calls = kotlin.calls(5).await;
    assert_eq!(calls[0].0, "listen");
    let expected = [
        ("show", json!({ "challenge": challenge("c"), "device": device("d"), "exp": 9 })),
        ("withdraw", json!({ "id": challenge("c") })),
        ("setLanguage", json!({ "language": "fi" })),
        ("setLanguage", json!({ "language": null })),
    ];
    assert_eq!(calls[1..], expected);
}

#[tokio::test]
async fn no_notification_is_shown_in_front() {
    let kotlin = FakeKotlin::default();
    let native = Native::new(kotlin.clone(), || true);
    native.show_challenge(&ChallengeNotification {
        challenge: challenge("c"),
        device: device("d"),
        exp: Timestamp(9),
    });
    native.remove_challenge(&challenge("c"));
    assert_eq!(kotlin.calls(2).await[1].0, "withdraw");
}
