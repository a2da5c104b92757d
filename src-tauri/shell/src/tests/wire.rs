//! Records all traffic between the core and a page.

use std::sync::{Arc, Mutex};

use key_core::Authenticator;
use key_core::testing::{World, phone};
use serde_json::{Value, json};
use tauri::test::MockRuntime;
use tauri::{App, Listener, WebviewWindow};

use super::ipc;
use crate::{adapters::window, wiring};

/// A window over a core with fake ports.
pub(super) struct Wire {
    _app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    /// Views and responses that reached the page, as text.
    received: Arc<Mutex<Vec<String>>>,
}

impl Wire {
    pub(super) fn open(world: &World) -> Self {
        let app = super::app();
        let window = ipc::open_window(&app, window::LABEL);
        let received: Arc<Mutex<Vec<String>>> = Arc::default();
        let sink = Arc::clone(&received);
        window.listen("view", move |event| sink.lock().unwrap().push(event.payload().to_owned()));
        let (ports, device) = (world.ports(), phone::device("Maija's phone", &world.address()));
        let handle = app.handle().clone();
        tauri::async_runtime::spawn(async move {
            let authenticator = Authenticator::start(ports, device).await;
            wiring::publish(&handle, authenticator).await;
        });
        Self { _app: app, window, received }
    }

    /// Dispatches an intent and returns the current view.
    pub(super) fn dispatch(&self, intent: Value) -> Value {
        self.call("dispatch", json!({ "intent": intent })).unwrap();
        self.view()
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
