//! The shell: a window around the authenticator. It puts the parts together, passes intents in and
//! views out; `key-core` decides, and what differs between platforms is in [`adapters`].

mod adapters;
mod address;
mod commands;
mod focus;
mod launch;
mod links;
mod logs;
mod running;
mod wiring;

use std::error::Error;

use tauri::{AppHandle, Builder, Context, RunEvent, Runtime, Wry, generate_context, generate_handler};

#[cfg(target_os = "android")]
use adapters::vault;
use adapters::{device, display, folder, language, lifecycle, link_guard, main_thread, start_failure};
use wiring::Parts;

pub use launch::{Launch, VaultLocation};
pub use wiring::NotStarted;

/// What a phone without a window needs: a description of the device and its storage.
pub mod development {
    use key_core::Device;
    use key_protocol::ids::Invalid;
    use tauri::Wry;

    use crate::Launch;
    use crate::adapters::device;

    #[cfg(not(target_os = "android"))]
    pub use crate::adapters::boot::boot;
    #[cfg(debug_assertions)]
    pub use crate::adapters::presence::simulated_sensor;
    pub use crate::adapters::vault::{InstanceLock, NotOpened, open as open_vault, open_notebook};

    /// Describes this device. Fails if its name is not a valid device name.
    pub fn describe(launch: &Launch) -> Result<Device, Invalid> {
        device::describe(launch, &device::about::<Wry>(None))
    }
}

/// Runs the app until it is closed, then ends the process.
pub fn run(launch: Launch) -> Result<(), NotStarted> {
    logs::init();
    main_thread::wait_until_responsive();
    if !display::is_available() {
        return Err(NotStarted::NoDisplay);
    }
    let context = context();
    // On computers the parts are opened before the window: a failure is then an error of the
    // process, and no window flashes up.
    let known = folder::known(&context.config().identifier);
    let about = device::about::<Wry>(None);
    let mut parts = known.map(|folder| Parts::build(&launch, &about, &folder)).transpose()?;
    let app = shell(Builder::default()).build(context).map_err(NotStarted::Window)?;
    link_guard::set_up(app.handle(), links::open);
    app.run(move |app, event| match event {
        RunEvent::Ready => {
            if let Err(error) = start_up(app, parts.take(), &launch) {
                tracing::error!(cause = &error as &dyn Error, "Finago Key cannot start");
                start_failure::report(app, error.kind());
            }
        }
        #[cfg(mobile)]
        RunEvent::Opened { urls } => links::open(app, &urls),
        _ => {}
    });
    Ok(())
}

fn start_up(app: &AppHandle, parts: Option<Parts>, launch: &Launch) -> Result<(), NotStarted> {
    lifecycle::observe(app);
    let parts = match parts {
        Some(parts) => parts,
        None => {
            #[cfg(target_os = "android")]
            vault::prepare(app);
            let folder = folder::of(app).map_err(NotStarted::Folder)?;
            Parts::build(launch, &device::about(Some(app)), &folder)?
        }
    };
    wiring::start(app, parts)?;
    #[cfg(all(desktop, debug_assertions))]
    links::open(app, launch.link.as_slice());
    Ok(())
}

/// Entry point on phones.
#[cfg(mobile)]
#[allow(missing_docs, reason = "what Tauri makes of the entry point has none")]
mod phone {
    use super::{Error, Launch, run};

    #[tauri::mobile_entry_point]
    fn start() {
        if let Err(error) = run(Launch::default()) {
            tracing::error!(cause = &error as &dyn Error, "Finago Key cannot start");
        }
    }
}

/// Adds everything that the window can reach. Plugins are added here and not later: adding one
/// while a page loads waits for the page, which may be waiting for the plugin.
fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    adapters::plug_in(builder)
        .manage(main_thread::Turns::default())
        .manage(running::Running::default())
        .manage(focus::Focus::new(lifecycle::STARTS_FOCUSED))
        .manage(language::AppLanguage::default())
        .on_window_event(wiring::on_window_event)
        .invoke_handler(generate_handler![commands::dispatch, commands::current_view])
}

fn context<R: Runtime>() -> Context<R> {
    generate_context!("../tauri.conf.json")
}

#[cfg(test)]
mod tests;
