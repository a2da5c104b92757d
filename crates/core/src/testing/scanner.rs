//! A phone's camera, and what is held before it.

use std::sync::Arc;

use async_trait::async_trait;
use key_view::Typed;
use tokio::sync::watch;

use crate::ports::{NotScanned, Scanner};

/// A camera that sees what a test holds before it. Clones are the same camera.
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
    /// A phone with a camera, which the person lets the app use.
    #[must_use]
    pub fn new() -> Self {
        Self::with(true)
    }

    /// A phone without one.
    #[must_use]
    pub fn none() -> Self {
        Self::with(false)
    }

    fn with(there: bool) -> Self {
        let camera = Camera { there, allowed: true, works: true, scans: false, light: false, sees: None };
        Self(Arc::new(watch::Sender::new(camera)))
    }

    /// A QR code is held before it, and taken away once it was read.
    pub fn sees(&self, code: &str) {
        self.0.send_modify(|camera| camera.sees = Some(code.to_owned()));
    }

    /// The person does not let the app use it.
    pub fn is_not_allowed(&self) {
        self.0.send_modify(|camera| camera.allowed = false);
    }

    /// It breaks.
    pub fn is_broken(&self) {
        self.0.send_modify(|camera| camera.works = false);
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.borrow().scans
    }

    /// Whether its light is.
    #[must_use]
    pub fn shines(&self) -> bool {
        self.0.borrow().light
    }

    /// Returns once it is on.
    pub async fn turned_on(&self) {
        let _ = self.0.subscribe().wait_for(|camera| camera.scans).await;
    }

    /// Returns once it is off.
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
