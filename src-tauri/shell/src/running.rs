//! The running authenticator, which commands, links and notifications wait for.

use std::sync::Arc;

use key_core::Authenticator;
use tauri::{AppHandle, Manager, Runtime};
use tokio::sync::SetOnce;

/// The authenticator, set once it has loaded its record. Loading may wait until a keystore is
/// unlocked, so the window is open before and waits.
#[derive(Default)]
pub(crate) struct Running(SetOnce<Arc<Authenticator>>);

impl Running {
    /// Sets the authenticator. A second one is ignored.
    pub(crate) fn set(&self, authenticator: Arc<Authenticator>) {
        let _ = self.0.set(authenticator);
    }
}

/// Returns the authenticator once it runs.
pub(crate) async fn authenticator<R: Runtime>(app: &AppHandle<R>) -> Arc<Authenticator> {
    Arc::clone(app.state::<Running>().0.wait().await)
}
