//! Records all traffic between the core and a page.

use std::sync::{Arc, Mutex};

use key_core::testing::World;
use serde_json::{Value, json};
use tauri::test::MockRuntime;
use tauri::{App, WebviewWindow};

use super::ipc;
/// A window over a core with fake ports.
pub(super) struct Wire {
    _app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    /// Views and responses that reached the page, as text.
    received: Arc<Mutex<Vec<String>>>,
}

impl Wire {
    pub(super) fn open(world: &World) -> Self {
        let received: Arc<Mutex<Vec<String>>> = Arc::default();
        let sink = Arc::clone(&received);
        let (app, window) = super::start(world, move |view| sink.lock().unwrap().push(view.to_owned()));
        Self { _app: app, window, received }
    }

    /// Dispatches an intent and returns the current view.
    pub(super) fn dispatch(&self, intent: Value) -> Value {
        self.call("dispatch", json!({ "intent": intent })).unwrap();
        self.view()
    }

    /// Intent of a PIN, typed at the pad that is open.
    pub(super) fn enter_pin(&self, pin: &str) -> Value {
        json!({ "EnterPin": { "pad": self.view()["overlay"]["Pin"]["pad"], "pin": pin } })
    }

    pub(super) fn view(&self) -> Value {
        self.call("current_view", json!({})).unwrap()
    }

    pub(super) fn call(&self, command: &str, arguments: Value) -> Result<Value, String> {
        let answer = ipc::call(&self.window, ipc::PAGE_ORIGIN, command, arguments);
        let text = answer.as_ref().map_or_else(String::clone, Value::to_string);
        self.received.lock().unwrap().push(text);
        answer
    }

    pub(super) fn received(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }
}
