//! The contract of the port `Push`, run on the Android adapter for a story that plays the phone
//! (`tests/android/stories/PushKeepsItsContract.java`). Each line written is something to do on the phone; the line read with the same `id`
//! is its answer, and a line without one says that there may be something new.
#![allow(clippy::expect_used, reason = "a check that ends where the phone is not as it has to be")]

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

/// The phone's one adapter, which every part of the contract shares: a new one would be told nothing.
static ADAPTER: OnceLock<Arc<Native>> = OnceLock::new();
static LINE: OnceLock<Line> = OnceLock::new();

/// The story, at the other ends of this process' input and output.
struct Line {
    waiting: Mutex<HashMap<u64, oneshot::Sender<Value>>>,
    look: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl Line {
    fn get() -> &'static Self {
        LINE.get_or_init(|| {
            std::thread::spawn(|| Self::get().hear());
            Self { waiting: Mutex::default(), look: OnceLock::new() }
        })
    }

    fn hear(&self) {
        for line in stdin().lock().lines().map_while(Result::ok) {
            let Ok(said) = serde_json::from_str::<Value>(&line) else { continue };
            match said["id"].as_u64() {
                Some(id) => {
                    let waiting = self.waiting().remove(&id);
                    // Whoever asked may have given up.
                    let _ = waiting.map(|waiting| waiting.send(said["answer"].clone()));
                }
                None => {
                    if let Some(look) = self.look.get() {
                        look();
                    }
                }
            }
        }
        // The story is over before the contract is.
        std::process::exit(2);
    }

    async fn ask(&self, mut what: Value) -> Option<Value> {
        let (answer, answered) = oneshot::channel();
        {
            let mut waiting = self.waiting();
            let id = waiting.keys().max().map_or(0, |last| last + 1);
            waiting.insert(id, answer);
            what["id"] = json!(id);
            writeln!(stdout(), "{what}").ok()?;
        }
        answered.await.ok().filter(|answer| !answer.is_null())
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, HashMap<u64, oneshot::Sender<Value>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Calls the Kotlin through the story.
struct ThroughTheStory;

#[async_trait]
impl Call for ThroughTheStory {
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value> {
        Line::get().ask(json!({ "do": "call", "command": command, "arguments": arguments })).await
    }

    async fn listen(&self, look: Box<dyn Fn() + Send + Sync>) {
        let _ = Line::get().look.set(look);
        self.call("listen", json!({ "handler": "__CHANNEL__:0" })).await;
    }
}

/// A phone with Android.
struct Phone(Arc<Native>);

impl Phone {
    async fn act(&self, what: &str, device: &DeviceId, challenge: &ChallengeId) {
        Line::get().ask(json!({ "do": what, "device": device, "challenge": challenge })).await;
    }
}

#[async_trait]
impl PushHarness for Phone {
    async fn fresh() -> Self {
        let native = Arc::clone(ADAPTER.get_or_init(|| Native::new(ThroughTheStory, || false)));
        for letter in ["a", "b"] {
            native.unregister(&DeviceId::parse(letter.repeat(22)).expect("an id")).await;
        }
        assert_eq!(native.inbox().await, [], "what came for a device went with it");
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
