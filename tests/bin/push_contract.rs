//! The contract suite of the port `Push`, run on the Android adapter. The phone is a story on
//! Android's framework classes (`tests/android/stories/PushKeepsItsContract.java`), connected by
//! standard input and output. Each line written is a JSON request; the line read with the same `id`
//! is its response, and a line without `id` notifies that the inbox may have changed.
#![allow(clippy::expect_used, reason = "a failed precondition ends the contract suite")]

use std::collections::HashMap;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use async_trait::async_trait;
use key_core::ports::Push;
use key_core::testing::contract::push::{self, PushHarness};
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::keys::SigningKey;
use key_protocol::push::VapidKey;
use ring::rand::SystemRandom;
use serde_json::{Value, json};
use tauri_plugin_phone::android::{Call, Native};
use tokio::sync::oneshot;

#[tokio::main]
async fn main() {
    push::all::<Phone>().await;
}

/// The adapter that all parts of the contract share: notifications reach only the first listener.
static ADAPTER: OnceLock<Arc<Native>> = OnceLock::new();
static STORY: OnceLock<StoryChannel> = OnceLock::new();

/// Channel to the story over standard input and output.
struct StoryChannel {
    pending: Mutex<HashMap<u64, oneshot::Sender<Value>>>,
    on_change: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl StoryChannel {
    fn get() -> &'static Self {
        STORY.get_or_init(|| {
            std::thread::spawn(|| Self::get().read_lines());
            Self { pending: Mutex::default(), on_change: OnceLock::new() }
        })
    }

    fn read_lines(&self) {
        for line in stdin().lock().lines().map_while(Result::ok) {
            let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
            match message["id"].as_u64() {
                Some(id) => {
                    let request = self.pending().remove(&id);
                    // The caller may have been cancelled.
                    let _ = request.map(|request| request.send(message["answer"].clone()));
                }
                None => {
                    if let Some(on_change) = self.on_change.get() {
                        on_change();
                    }
                }
            }
        }
        // The story ended before the contract suite did.
        std::process::exit(2);
    }

    async fn request(&self, mut request: Value) -> Option<Value> {
        let (sender, response) = oneshot::channel();
        {
            let mut pending = self.pending();
            let id = pending.keys().max().map_or(0, |last| last + 1);
            pending.insert(id, sender);
            request["id"] = json!(id);
            writeln!(stdout(), "{request}").ok()?;
        }
        response.await.ok().filter(|answer| !answer.is_null())
    }

    fn pending(&self) -> std::sync::MutexGuard<'_, HashMap<u64, oneshot::Sender<Value>>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Calls the plugin's Kotlin code by requests to the story.
struct StoryCall;

#[async_trait]
impl Call for StoryCall {
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value> {
        StoryChannel::get().request(json!({ "do": "call", "command": command, "arguments": arguments })).await
    }

    async fn listen(&self, on_change: Box<dyn Fn() + Send + Sync>) {
        let _ = StoryChannel::get().on_change.set(on_change);
        self.call("listen", json!({ "handler": "__CHANNEL__:0" })).await;
    }
}

/// The story's phone.
struct Phone(Arc<Native>);

impl Phone {
    async fn act(&self, action: &str, device: &DeviceId, challenge: &ChallengeId) {
        StoryChannel::get().request(json!({ "do": action, "device": device, "challenge": challenge })).await;
    }
}

#[async_trait]
impl PushHarness for Phone {
    async fn fresh() -> Self {
        let native = Arc::clone(ADAPTER.get_or_init(|| Native::new(StoryCall, || false)));
        for letter in ["a", "b"] {
            native.unregister(&DeviceId::parse(letter.repeat(22)).expect("an id")).await;
        }
        assert_eq!(native.inbox().await, [], "unregistering a device removes its entries from the inbox");
        Self(native)
    }

    fn push(&self) -> Arc<dyn Push> {
        Arc::clone(&self.0) as _
    }

    fn key(&self) -> VapidKey {
        VapidKey::from(*SigningKey::generate(&SystemRandom::new()).expect("randomness").public())
    }

    async fn pushed(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.act("push", device, challenge).await;
    }

    async fn pressed(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.act("open", device, challenge).await;
    }

    async fn denied(&self, device: &DeviceId, challenge: &ChallengeId) {
        self.act("deny", device, challenge).await;
    }
}
