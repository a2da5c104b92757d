//! Puts the parts together and starts them.

use std::sync::Arc;

use key_backend_client::{HttpBackend, NoClient};
use key_core::clock::SystemClock;
use key_core::{Authenticator, Ports};
use key_protocol::ids::Invalid;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tokio::sync::SetOnce;

use crate::adapters::vault::{self, NotOpened};
use crate::adapters::{device, notifier::Notifications, presence::Biometrics};
use crate::launch::Launch;

/// The label of the window in tauri.conf.json.
pub(crate) const WINDOW: &str = "main";

/// The event that carries a view.
const VIEW: &str = "view";

/// The authenticator, from the moment that it has read its record. A keystore may have to be unlocked for that, so the window
/// is open by then and waits.
#[derive(Default)]
pub(crate) struct Running(SetOnce<Arc<Authenticator>>);

/// Why the app cannot start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// There is no window to be had.
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

/// Starts the authenticator beside the window, and shows its views there.
pub(crate) fn start<R: Runtime>(app: &AppHandle<R>, launch: &Launch) -> Result<(), NotStarted> {
    let device = device::describe(launch).map_err(NotStarted::Name)?;
    let folder = app.path().app_data_dir().map_err(NotStarted::Folder)?;
    let (vault, claim) = vault::open(&launch.vault, &folder)?;
    app.manage(claim);
    let ports = Ports {
        clock: Arc::new(SystemClock::new()),
        backend: Arc::new(HttpBackend::new()?),
        vault,
        presence: Arc::new(Biometrics::of(app)),
        notifier: Arc::new(Notifications::of(app)),
    };
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let authenticator = Authenticator::start(ports, device).await;
        show(&app, authenticator).await;
    });
    Ok(())
}

/// Lets the window in, and sends it each view that follows.
pub(crate) async fn show<R: Runtime>(app: &AppHandle<R>, authenticator: Arc<Authenticator>) {
    let mut views = authenticator.views();
    // Nobody else sets it.
    let _ = app.state::<Running>().0.set(authenticator);
    while views.changed().await.is_ok() {
        let view = views.borrow_and_update().clone();
        if let Err(error) = app.emit_to(WINDOW, VIEW, view) {
            tracing::warn!(cause = &error as &dyn std::error::Error, "a view did not reach the window");
        }
    }
}

/// The authenticator, once it runs.
pub(crate) async fn authenticator<R: Runtime>(app: &AppHandle<R>) -> Arc<Authenticator> {
    Arc::clone(app.state::<Running>().0.wait().await)
}
