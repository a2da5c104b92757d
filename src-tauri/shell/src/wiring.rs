//! Composition root: builds the adapters and starts the authenticator.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use key_backend_client::{HttpBackend, NoClient};
use key_core::clock::SystemClock;
use key_core::now::BootId;
use key_core::ports::{Notebook, Vault};
use key_core::{Authenticator, Device, Ports};
use key_protocol::ids::Invalid;
use key_view::LanguageChoice;
use tauri::{AppHandle, Emitter, Manager, Runtime, Window, WindowEvent};

use crate::adapters::device::{self, About};
use crate::adapters::language::{self, AppLanguage};
use crate::adapters::sensor_keys::NoSensorKeys;
use crate::adapters::vault::{self, InstanceLock, NotOpened};
use crate::adapters::{browser, lifecycle, main_thread, presence, push, scanner, start_failure, window};
use crate::focus::{self, Focus};
use crate::launch::Launch;
use crate::running::Running;

/// Name of the event that carries a view.
const VIEW: &str = "view";

/// Why the app could not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// There is no display.
    #[error("there is no display to open a window on")]
    NoDisplay,
    /// The window could not be opened.
    #[error("the window cannot be opened")]
    Window(#[source] tauri::Error),
    /// The system did not provide a folder for the app.
    #[error("the system has no folder for the app")]
    Folder(#[source] tauri::Error),
    /// The vault could not be opened.
    #[error(transparent)]
    Vault(#[from] NotOpened),
    /// The name of this device is not a valid device name.
    #[error("this device cannot be called that")]
    Name(#[source] Invalid),
    /// The HTTP client could not be built.
    #[error(transparent)]
    Client(#[from] NoClient),
}

impl NotStarted {
    /// What the user can do about it.
    pub(crate) fn kind(&self) -> start_failure::Kind {
        match self {
            Self::Vault(_) | Self::Folder(_) => start_failure::Kind::Storage,
            _ => start_failure::Kind::Other,
        }
    }
}

/// Parts that can be built before there is a window.
pub(crate) struct Parts {
    device: Device,
    vault: Arc<dyn Vault>,
    notebook: Arc<dyn Notebook>,
    lock: InstanceLock,
    backend: HttpBackend,
    launch: Launch,
    folder: PathBuf,
    boot: Option<BootId>,
}

impl Parts {
    /// Builds the parts. `folder` is the app's own folder.
    pub(crate) fn build(launch: &Launch, about: &About, folder: &Path) -> Result<Self, NotStarted> {
        let device = device::describe(launch, about).map_err(NotStarted::Name)?;
        let (vault, lock) = vault::open(&launch.vault, folder)?;
        let notebook = vault::open_notebook(&launch.vault, folder);
        let backend = HttpBackend::new(&device.app_version, device.platform)?;
        let (launch, folder) = (launch.clone(), folder.to_owned());
        Ok(Self { device, vault, notebook, lock, backend, launch, folder, boot: about.boot })
    }
}

/// Records the changes of the focus that an event of the window reports.
pub(crate) fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let Some(change) = lifecycle::change_of(event) {
        window.state::<Focus>().record(change);
    }
    push::on_window_event(window, event);
}

/// Opens the window and starts the authenticator.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>, parts: Parts) -> Result<(), NotStarted> {
    app.manage(parts.lock);
    let push_ports = push::of(app, &parts.launch, &parts.folder);
    let ports = Ports {
        clock: Arc::new(SystemClock::new(parts.boot)),
        backend: Arc::new(parts.backend),
        vault: parts.vault,
        presence: presence::of(app, &parts.launch),
        sensor_keys: Arc::new(NoSensorKeys),
        notifier: push_ports.notifier,
        push: push_ports.push,
        scanner: scanner::of(app),
        notebook: parts.notebook,
        browser: browser::of(app),
    };
    window::open(app).map_err(NotStarted::Window)?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let authenticator = Authenticator::start(ports, parts.device).await;
        publish(&app, authenticator).await;
    });
    Ok(())
}

/// Publishes the authenticator to the commands, and emits every later view to the window.
pub(crate) async fn publish<R: Runtime>(app: &AppHandle<R>, authenticator: Arc<Authenticator>) {
    let mut views = authenticator.views();
    set_language(app, views.borrow().preferences.language);
    let focus = app.state::<Focus>();
    tauri::async_runtime::spawn(focus::notify_authenticator(
        focus.watch_background(),
        Arc::clone(&authenticator),
    ));
    tauri::async_runtime::spawn(language::track_system(app.clone(), focus.watch_background()));
    // This is the only place that sets it.
    app.state::<Running>().set(authenticator);
    while views.changed().await.is_ok() {
        let view = views.borrow_and_update().clone();
        set_language(app, view.preferences.language);
        // Views that change in the meantime are covered by the next one.
        if let Err(error) = main_thread::turn(app, || app.emit_to(window::LABEL, VIEW, view)).await {
            tracing::warn!(cause = &error as &dyn std::error::Error, "a view did not reach the window");
        }
    }
}

/// Sets the language of notifications and prompts.
fn set_language<R: Runtime>(app: &AppHandle<R>, choice: LanguageChoice) {
    app.state::<AppLanguage>().set(choice);
    #[cfg(target_os = "android")]
    crate::adapters::phone::set_language(app, choice);
}
