//! Android: both ports on top of the Kotlin in `android/`. How its commands are called is the shell's to say, because everything that is sent to
//! Android's main thread takes turns. Nothing here needs Android, so that the contract can be run against the Kotlin from outside of the app.

mod answers;
mod notifier;
mod push;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use key_view::LanguageChoice;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::async_runtime;
use tokio::sync::Notify;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

/// Package and class of the Kotlin.
pub const PLUGIN: (&str, &str) = ("fi.finago.phone", "PhonePlugin");

/// Calls commands of the Kotlin.
#[async_trait]
pub trait Call: Send + Sync + 'static {
    /// Calls a command and waits for its answer; none where there is none, which is logged.
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value>;
    /// Calls `listen`, which has `look` called whenever there may be something new.
    async fn listen(&self, look: Box<dyn Fn() + Send + Sync>);
}

/// A command that nobody waits for.
type Order = (&'static str, Value);

/// Notifications and pushes of a phone with Android.
pub struct Native {
    call: Arc<dyn Call>,
    is_in_front: Box<dyn Fn() -> bool + Send + Sync>,
    look: Arc<Notify>,
    orders: UnboundedSender<Order>,
    language: Mutex<Option<LanguageChoice>>,
}

impl Native {
    /// Both ports. `is_in_front` is whether the person is looking at the app.
    pub fn new(call: impl Call, is_in_front: impl Fn() -> bool + Send + Sync + 'static) -> Arc<Self> {
        let (call, look): (Arc<dyn Call>, _) = (Arc::new(call), Arc::new(Notify::new()));
        let (orders, given) = mpsc::unbounded_channel();
        async_runtime::spawn(carry_out(given, Arc::clone(&call), Arc::clone(&look)));
        let is_in_front = Box::new(is_in_front);
        Arc::new(Self { call, is_in_front, look, orders, language: Mutex::default() })
    }

    /// Has notifications speak this language, also while the app does not run.
    pub fn speak(&self, choice: LanguageChoice) {
        let before = self.language.lock().unwrap_or_else(PoisonError::into_inner).replace(choice);
        if before == Some(choice) {
            return;
        }
        let language = match choice {
            LanguageChoice::System => None,
            LanguageChoice::English => Some("en"),
            LanguageChoice::Finnish => Some("fi"),
            LanguageChoice::Swedish => Some("sv"),
        };
        self.order("speak", json!({ "language": language }));
    }

    /// Has a command carried out, after those that were given before.
    fn order(&self, command: &'static str, arguments: Value) {
        // Whoever carries them out goes on for as long as the app.
        let _ = self.orders.send((command, arguments));
    }

    /// Calls a command and reads its answer.
    async fn ask<T: DeserializeOwned>(&self, command: &'static str, arguments: Value) -> Option<T> {
        let answer = self.call.call(command, arguments).await?;
        let read = serde_json::from_value(answer);
        if let Err(error) = &read {
            tracing::warn!(
                cause = error as &dyn std::error::Error,
                command,
                "Android's answer cannot be read"
            );
        }
        read.ok()
    }
}

/// One at a time: a notification that is taken back was shown before.
async fn carry_out(mut given: UnboundedReceiver<Order>, call: Arc<dyn Call>, look: Arc<Notify>) {
    call.listen(Box::new(move || look.notify_one())).await;
    while let Some((command, arguments)) = given.recv().await {
        call.call(command, arguments).await;
    }
}
