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
    there: bool,
    allowed: bool,
    works: bool,
    scans: bool,
    light: bool,
    sees: Option<String>,
}

impl FakeScanner {
    /// Returns a camera that the app may use.
    #[must_use]
    pub fn new() -> Self {
        Self::with(true)
    }

    /// Returns a phone without a camera.
    #[must_use]
    pub fn none() -> Self {
        Self::with(false)
    }

    fn with(there: bool) -> Self {
        let camera = Camera { there, allowed: true, works: true, scans: false, light: false, sees: None };
        Self(Arc::new(watch::Sender::new(camera)))
    }

    /// Shows the camera a QR code, which is removed once it was read.
    pub fn sees(&self, code: &str) {
        self.0.send_modify(|camera| camera.sees = Some(code.to_owned()));
    }

    /// Denies the app the permission to use the camera.
    pub fn is_not_allowed(&self) {
        self.0.send_modify(|camera| camera.allowed = false);
    }

    /// Breaks the camera.
    pub fn is_broken(&self) {
        self.0.send_modify(|camera| camera.works = false);
    }

    /// Returns whether the camera is scanning.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.borrow().scans
    }

    /// Returns whether the torch is on.
    #[must_use]
    pub fn shines(&self) -> bool {
        self.0.borrow().light
    }

    /// Returns when the camera starts scanning.
    pub async fn turned_on(&self) {
        let _ = self.0.subscribe().wait_for(|camera| camera.scans).await;
    }

    /// Returns when the camera stops scanning.
    pub async fn turned_off(&self) {
        let _ = self.0.subscribe().wait_for(|camera| !camera.scans).await;
    }

    fn turn_off(&self) {
        self.0.send_modify(|camera| (camera.scans, camera.light) = (false, false));
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
        self.0.borrow().there
    }

    async fn scan(&self) -> Result<Typed, NotScanned> {
        let camera = self.0.borrow().clone();
        if !camera.there || !camera.works {
            return Err(NotScanned::Failed);
        }
        if !camera.allowed {
            return Err(NotScanned::NotAllowed);
        }
        let mut seen = self.0.subscribe();
        self.0.send_modify(|camera| camera.scans = true);
        let over = seen.wait_for(|camera| camera.sees.is_some() || !camera.scans).await;
        let scans = over.map_err(|_| NotScanned::Failed)?.scans;
        if !scans {
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
        self.0.send_modify(|camera| camera.light = on && camera.scans);
        self.shines()
    }
}
