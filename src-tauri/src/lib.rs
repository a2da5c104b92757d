//! The shell: a window around the authenticator. It puts the parts together and passes intents in and views out; whatever is
//! decided is decided in `key-core`, and whatever differs between platforms is in [`adapters`].

mod adapters;
mod commands;
mod in_front;
mod launch;
mod logs;
mod navigation;
mod wiring;

use tauri::{Builder, Context, Runtime, generate_context, generate_handler};

/// For a phone that is no window: what it says of itself and where it keeps things. Not part of a release.
#[cfg(debug_assertions)]
pub mod development {
    pub use crate::adapters::device::describe;
    pub use crate::adapters::vault::{Claim, NotOpened, open as open_vault};
}

pub use launch::{Launch, VaultPlace};
pub use wiring::NotStarted;

/// Opens the app and runs it until it is closed.
pub fn run(launch: Launch) -> Result<(), NotStarted> {
    logs::begin();
    let app = shell(Builder::default()).build(context()).map_err(NotStarted::Window)?;
    wiring::start(app.handle(), &launch)?;
    app.run(|_, _| {});
    Ok(())
}

/// Where a phone enters.
#[cfg(mobile)]
#[tauri::mobile_entry_point]
fn start() {
    if let Err(error) = run(Launch::default()) {
        tracing::error!(cause = &error as &dyn std::error::Error, "the app cannot start");
    }
}

/// The whole of what the window can reach. Plugins are added here and not later: adding one while a page loads waits for the
/// page, which may be waiting for the plugin.
fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .manage(wiring::Running::default())
        .manage(in_front::InFront::default())
        .plugin(tauri_plugin_biometric::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(navigation::stays_here())
        .on_window_event(in_front::watch)
        .invoke_handler(generate_handler![commands::dispatch, commands::current_view])
}

fn context<R: Runtime>() -> Context<R> {
    generate_context!()
}

#[cfg(test)]
mod tests;
