//! What the window can do, called as a hostile page in it would call.

use std::collections::BTreeMap;
use std::sync::mpsc;

use key_core::testing::World;
use key_view::{Screen, ViewModel};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

pub(super) const PAGE_ORIGIN: &str = "tauri://localhost";

/// The app with fake ports, and its window.
struct Phone {
    world: World,
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    views: mpsc::Receiver<ViewModel>,
}

impl Phone {
    fn start() -> Self {
        let (sender, views) = mpsc::channel();
        let world = World::new();
        let (app, window) =
            super::start(&world, move |view| drop(sender.send(serde_json::from_str(view).unwrap())));
        Self { world, app, window, views }
    }

    fn call(&self, command: &str, arguments: Value) -> Result<Value, String> {
        call(&self.window, PAGE_ORIGIN, command, arguments)
    }

    fn view(&self) -> ViewModel {
        serde_json::from_value(self.call("current_view", json!({})).unwrap()).unwrap()
    }
}

pub(super) fn open_window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default()).build().unwrap()
}

/// Calls a command from a page at `from`.
pub(super) fn call(
    window: &WebviewWindow<MockRuntime>,
    from: &str,
    command: &str,
    arguments: Value,
) -> Result<Value, String> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: from.parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    match get_ipc_response(window, request) {
        Ok(body) => Ok(body.deserialize().unwrap()),
        Err(error) => Err(error.to_string()),
    }
}

fn is_forbidden(called: &Result<Value, String>) -> bool {
    called.as_ref().is_err_and(|why| why.contains("not allowed"))
}

#[test]
fn dispatched_intent_changes_the_view_and_emits_it() {
    let phone = Phone::start();
    assert!(matches!(phone.view().screen, Screen::Welcome(_)));
    phone.call("dispatch", json!({ "intent": "AddAccount" })).unwrap();

    let (address, code) = (phone.world.address(), World::CODES[0]);
    let connect = json!({ "Enrol": { "address": address, "username": World::USERNAME, "code": code } });
    phone.call("dispatch", json!({ "intent": connect })).unwrap();

    let now = phone.view();
    assert!(matches!(now.screen, Screen::ChoosePin(_)));
    let mut shown = phone.views.iter();
    assert!(shown.any(|view| view.revision == now.revision), "the view came as an event too");
}

#[test]
fn malformed_intent_is_rejected_and_changes_nothing() {
    let phone = Phone::start();
    let before = phone.view();
    for arguments in [
        json!({}),
        json!({ "intent": null }),
        json!({ "intent": "" }),
        json!({ "intent": "Approved" }),
        json!({ "intent": "approve" }),
        json!({ "intent": { "Approve": {} } }),
        json!({ "intent": { "Approve": { "id": 7, "number": null } } }),
        json!({ "intent": { "EnterPin": { "pad": 1, "pin": 123_456 } } }),
        json!({ "intent": { "Back": {}, "TryAgain": {} } }),
        json!({ "intent": [] }),
        json!({ "Intent": "Back" }),
        json!([]),
    ] {
        assert!(phone.call("dispatch", arguments.clone()).is_err(), "{arguments}");
    }
    assert!(phone.view() == before);
}

/// Every command of Tauri and the plugins in the build's manifests, except the one that the window
/// may call.
pub(super) fn other_commands() -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Manifest {
        permissions: BTreeMap<String, Permission>,
    }
    #[derive(serde::Deserialize)]
    struct Permission {
        commands: Commands,
    }
    #[derive(serde::Deserialize)]
    struct Commands {
        allow: Vec<String>,
    }
    let manifests: BTreeMap<String, Manifest> =
        serde_json::from_str(include_str!("../../gen/schemas/acl-manifests.json")).unwrap();
    manifests
        .iter()
        .filter(|(plugin, _)| *plugin != "__app-acl__")
        .flat_map(|(plugin, manifest)| {
            let plugin = plugin.strip_prefix("core:").unwrap_or(plugin);
            manifest
                .permissions
                .values()
                .flat_map(|permission| &permission.commands.allow)
                .map(move |command| format!("plugin:{plugin}|{command}"))
        })
        .filter(|command| command != "plugin:event|listen")
        .collect()
}

#[test]
fn no_other_command_can_be_called() {
    let commands = other_commands();
    assert!(commands.contains(&"plugin:biometric|authenticate".to_owned()));
    assert!(commands.contains(&"plugin:event|emit".to_owned()));

    let phone = Phone::start();
    for command in &commands {
        let called = phone.call(command, json!({}));
        assert!(is_forbidden(&called), "{command}: {called:?}");
    }
    assert!(phone.call("no_such_command", json!({})).is_err());
}

#[test]
fn no_other_page_or_window_can_call_commands() {
    let phone = Phone::start();
    let other = open_window(&phone.app, "other");
    for command in ["current_view", "dispatch"] {
        let arguments = json!({ "intent": "Back" });
        let called = call(&other, PAGE_ORIGIN, command, arguments.clone());
        assert!(is_forbidden(&called), "{command} from another window: {called:?}");
        for page in ["https://key.example", "http://127.0.0.1:8787", "http://localhost"] {
            let called = call(&phone.window, page, command, arguments.clone());
            assert!(is_forbidden(&called), "{command} from {page}: {called:?}");
        }
    }
}
