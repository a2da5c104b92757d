//! Android: both ports on top of the Kotlin in `android/`. The shell provides [`Call`], because all
//! messages to Android's main thread take turns. Nothing here depends on Android, so the contract
//! suites can run against the Kotlin outside of the app.

mod answers;
mod ports;
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

/// Package and class of the Kotlin half.
pub const PLUGIN: (&str, &str) = ("fi.finago.phone", "PhonePlugin");

/// Calls commands of the Kotlin half.
#[async_trait]
pub trait Call: Send + Sync + 'static {
    /// Calls a command and waits for its response. Returns `None` if it failed, which is logged.
    async fn call(&self, command: &'static str, arguments: Value) -> Option<Value>;
    /// Calls `listen`, so that Kotlin calls `look` whenever there may be something new.
    async fn listen(&self, look: Box<dyn Fn() + Send + Sync>);
}

/// A command whose response is not awaited.
type Order = (&'static str, Value);

/// Notifications and pushes of an Android phone.
pub struct Native {
    call: Arc<dyn Call>,
    is_in_front: Box<dyn Fn() -> bool + Send + Sync>,
    look: Arc<Notify>,
    orders: UnboundedSender<Order>,
    language: Mutex<Option<LanguageChoice>>,
}

impl Native {
    /// Creates the adapter of both ports. `is_in_front` returns whether the app has the focus.
    pub fn new(call: impl Call, is_in_front: impl Fn() -> bool + Send + Sync + 'static) -> Arc<Self> {
        let (call, look): (Arc<dyn Call>, _) = (Arc::new(call), Arc::new(Notify::new()));
        let (orders, received) = mpsc::unbounded_channel();
        async_runtime::spawn(run_orders(received, Arc::clone(&call), Arc::clone(&look)));
        let is_in_front = Box::new(is_in_front);
        Arc::new(Self { call, is_in_front, look, orders, language: Mutex::default() })
    }

    /// Sets the language of notifications, also for those shown while the app does not run.
    pub fn set_language(&self, choice: LanguageChoice) {
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
        self.order("setLanguage", json!({ "language": language }));
    }

    /// Queues a command, which is run after those queued before.
    fn order(&self, command: &'static str, arguments: Value) {
        // The receiver runs for as long as the app.
        let _ = self.orders.send((command, arguments));
    }

    /// Calls a command and deserialises its response. Returns `None` if either fails, which is
    /// logged.
    async fn query<T: DeserializeOwned>(&self, command: &'static str, arguments: Value) -> Option<T> {
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

/// Runs queued commands one at a time, so that a notification is shown before it is withdrawn.
async fn run_orders(mut received: UnboundedReceiver<Order>, call: Arc<dyn Call>, look: Arc<Notify>) {
    call.listen(Box::new(move || look.notify_one())).await;
    while let Some((command, arguments)) = received.recv().await {
        call.call(command, arguments).await;
    }
}
