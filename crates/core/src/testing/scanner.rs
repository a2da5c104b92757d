//! A camera whose picture a test sets.

use std::sync::Arc;

use async_trait::async_trait;
use key_view::Typed;
use tokio::sync::watch;

use crate::ports::{NotScanned, Scanner};

/// A camera that reads the QR code a test shows it. Clones share it.
#[derive(Clone)]
pub struct FakeScanner(Arc<watch::Sender<Camera>>);

#[derive(Clone)]
struct Camera {
    present: bool,
    allowed: bool,
    works: bool,
    scanning: bool,
    light: bool,
    sees: Option<String>,
}

impl FakeScanner {
    /// Returns a camera that the app may use.
    pub fn new() -> Self {
        Self::with(true)
    }

    /// Returns a phone without a camera.
    pub fn none() -> Self {
        Self::with(false)
    }

    fn with(present: bool) -> Self {
        let camera =
            Camera { present, allowed: true, works: true, scanning: false, light: false, sees: None };
        Self(Arc::new(watch::Sender::new(camera)))
    }

    /// Shows the camera a QR code, which is removed once it was read.
    pub fn show_code(&self, code: &str) {
        self.0.send_modify(|camera| camera.sees = Some(code.to_owned()));
    }

    /// Denies the app the permission to use the camera.
    pub fn deny_permission(&self) {
        self.0.send_modify(|camera| camera.allowed = false);
    }

    /// Breaks the camera.
    pub fn break_camera(&self) {
        self.0.send_modify(|camera| camera.works = false);
    }

    /// Returns whether the camera is scanning.
    pub fn is_on(&self) -> bool {
        self.0.borrow().scanning
    }

    /// Returns whether the torch is on.
    pub fn is_light_on(&self) -> bool {
        self.0.borrow().light
    }

    /// Returns when the camera starts scanning.
    pub async fn turned_on(&self) {
        let _ = self.0.subscribe().wait_for(|camera| camera.scanning).await;
    }

    /// Returns when the camera stops scanning.
    pub async fn turned_off(&self) {
        let _ = self.0.subscribe().wait_for(|camera| !camera.scanning).await;
    }

    fn turn_off(&self) {
        self.0.send_modify(|camera| (camera.scanning, camera.light) = (false, false));
    }
}

impl Default for FakeScanner {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Scanner for FakeScanner {
    async fn is_there(&self) -> bool {
        self.0.borrow().present
    }

    async fn scan(&self) -> Result<Typed, NotScanned> {
        let camera = self.0.borrow().clone();
        if !camera.present || !camera.works {
            return Err(NotScanned::Failed);
        }
        if !camera.allowed {
            return Err(NotScanned::NotAllowed);
        }
        let mut changes = self.0.subscribe();
        self.0.send_modify(|camera| camera.scanning = true);
        let ended = changes.wait_for(|camera| camera.sees.is_some() || !camera.scanning).await;
        let scanning = ended.map_err(|_| NotScanned::Failed)?.scanning;
        if !scanning {
            return Err(NotScanned::Stopped);
        }
        let mut read = None;
        self.0.send_modify(|camera| read = camera.sees.take());
        self.turn_off();
        read.map(Typed).ok_or(NotScanned::Failed)
    }

    async fn stop(&self) {
        self.turn_off();
    }

    async fn light(&self, on: bool) -> bool {
        self.0.send_modify(|camera| camera.light = on && camera.scanning);
        self.is_light_on()
    }
}
