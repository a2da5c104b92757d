//! Computers: the camera faces the user and not the page with the code.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{NotScanned, Scanner};
use key_view::Typed;
use tauri::{AppHandle, Runtime};

/// Absence of a camera.
struct None;

/// Returns the computer's scanner, which does not exist.
pub(crate) fn of<R: Runtime>(_: &AppHandle<R>) -> Arc<dyn Scanner> {
    Arc::new(None)
}

#[async_trait]
impl Scanner for None {
    async fn is_there(&self) -> bool {
        false
    }

    async fn scan(&self) -> Result<Typed, NotScanned> {
        Err(NotScanned::Failed)
    }

    async fn stop(&self) {}

    async fn light(&self, _: bool) -> bool {
        false
    }
}
