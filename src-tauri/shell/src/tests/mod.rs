//! The shell, in a window without a display.

mod canaries;
mod capability;
mod focus;
mod hostile;
mod ipc;
#[cfg(desktop)]
mod notifications;
mod panics;
mod ports;
mod wire;

use key_core::Authenticator;
use key_core::testing::{World, phone};
use tauri::test::{MockRuntime, mock_builder};
use tauri::{App, Listener, WebviewWindow};

use crate::{adapters::window, wiring};

/// Builds the app with its real permissions.
fn app() -> App<MockRuntime> {
    crate::shell(mock_builder()).build(crate::context()).unwrap()
}

/// Starts the app over the fake ports of `world`, in a window whose views are given to `on_view`.
fn start(
    world: &World,
    on_view: impl Fn(&str) + Send + 'static,
) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = app();
    let window = ipc::open_window(&app, window::LABEL);
    window.listen("view", move |event| on_view(event.payload()));
    let (ports, device) = (world.ports(), phone::device("Maija's phone", &world.address()));
    let handle = app.handle().clone();
    tauri::async_runtime::spawn(async move {
        let authenticator = Authenticator::start(ports, device).await;
        wiring::publish(&handle, authenticator).await;
    });
    (app, window)
}
