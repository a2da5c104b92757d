//! Puts the parts together and starts them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use key_backend_client::{HttpBackend, NoClient};
use key_core::clock::SystemClock;
use key_core::ports::{Notebook, Vault};
use key_core::{Authenticator, Device, Ports};
use key_protocol::ids::Invalid;
use key_view::LanguageChoice;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tokio::sync::SetOnce;

use crate::adapters::device::{self, About};
use crate::adapters::vault::{self, Claim, NotOpened};
use crate::adapters::{main_thread, notifier, presence, push, scanner};
use crate::in_front::{self, InFront};
use crate::language::{self, Spoken};
use crate::launch::Launch;
use crate::window;

/// The event that carries a view.
const VIEW: &str = "view";

/// The authenticator, from the moment that it has read its record. A keystore may have to be unlocked for that, so the window
/// is open by then and waits.
#[derive(Default)]
pub(crate) struct Running(SetOnce<Arc<Authenticator>>);

/// Why the app cannot start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// There is no screen.
    #[error("there is no display to open a window on")]
    NoDisplay,
    /// The window does not open.
    #[error("the window cannot be opened")]
    Window(#[source] tauri::Error),
    /// The system does not say where the app may keep things.
    #[error("the system has no folder for the app")]
    Folder(#[source] tauri::Error),
    /// What is stored cannot be opened.
    #[error(transparent)]
    Vault(#[from] NotOpened),
    /// A list of devices could not show this device's name.
    #[error("this device cannot be called that")]
    Name(#[source] Invalid),
    /// There is no way to talk to a backend.
    #[error(transparent)]
    Client(#[from] NoClient),
}

/// What can be had before there is a window.
pub(crate) struct Parts {
    device: Device,
    vault: Arc<dyn Vault>,
    notebook: Arc<dyn Notebook>,
    claim: Claim,
    backend: HttpBackend,
    launch: Launch,
    folder: PathBuf,
}

impl Parts {
    /// Gathers them. `folder` is the app's own.
    pub(crate) fn gather(launch: &Launch, about: &About, folder: &Path) -> Result<Self, NotStarted> {
        let device = device::describe(launch, about).map_err(NotStarted::Name)?;
        let (vault, claim) = vault::open(&launch.vault, folder)?;
        let notebook = vault::open_notebook(&launch.vault, folder);
        Ok(Self {
            device,
            vault,
            notebook,
            claim,
            backend: HttpBackend::new()?,
            launch: launch.clone(),
            folder: folder.to_owned(),
        })
    }
}

/// Opens the window and starts the authenticator behind it.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>, parts: Parts) -> Result<(), NotStarted> {
    app.manage(parts.claim);
    let bells = push::of(app, &parts.launch, &parts.folder);
    let ports = Ports {
        clock: Arc::new(SystemClock::new()),
        backend: Arc::new(parts.backend),
        vault: parts.vault,
        presence: presence::of(app, &parts.launch),
        notifier: bells.notifier,
        push: bells.push,
        scanner: scanner::of(app),
        notebook: parts.notebook,
    };
    window::open(app).map_err(NotStarted::Window)?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let authenticator = Authenticator::start(ports, parts.device).await;
        show(&app, authenticator).await;
    });
    Ok(())
}

/// Lets the window in, and sends it each view that follows.
pub(crate) async fn show<R: Runtime>(app: &AppHandle<R>, authenticator: Arc<Authenticator>) {
    let mut views = authenticator.views();
    speak(app, views.borrow().preferences.language);
    let in_front = app.state::<InFront>();
    tauri::async_runtime::spawn(in_front::tell(in_front.follow(), Arc::clone(&authenticator)));
    tauri::async_runtime::spawn(language::follow(app.clone(), in_front.follow()));
    // Nobody else sets it.
    let _ = app.state::<Running>().0.set(authenticator);
    while views.changed().await.is_ok() {
        let view = views.borrow_and_update().clone();
        speak(app, view.preferences.language);
        // What changes meanwhile is in the next view.
        if let Err(error) = main_thread::turn(app, || app.emit_to(window::LABEL, VIEW, view)).await {
            tracing::warn!(cause = &error as &dyn std::error::Error, "a view did not reach the window");
        }
    }
}

/// Has the system speak this language for the app.
fn speak<R: Runtime>(app: &AppHandle<R>, choice: LanguageChoice) {
    app.state::<Spoken>().set(choice);
    notifier::speak(app, choice);
}

/// The authenticator, once it runs.
pub(crate) async fn authenticator<R: Runtime>(app: &AppHandle<R>) -> Arc<Authenticator> {
    Arc::clone(app.state::<Running>().0.wait().await)
}
