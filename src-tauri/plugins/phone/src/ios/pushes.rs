//! The core's port for pushes, over the inbox and the system's registration.

use std::sync::Arc;

use async_trait::async_trait;
use key_core::ports::{Distributor, EntryId, NotRegistered, Push, PushHealth, Received};
use key_protocol::ids::DeviceId;
use key_protocol::push::{ApnsEnvironment, PushRegistration, VapidKey};

use crate::inbox::Store;

/// The system's side of pushes.
#[async_trait]
pub(super) trait System: Send + Sync {
    /// Returns the phone's address, in lower-case hexadecimal; `None` if the system did not report
    /// it in time.
    async fn address(&self) -> Option<String>;
    /// Ends the registration, so that the system shows no more pushes.
    fn give_up_address(&self);
    /// Returns how the phone's settings restrict notifications.
    async fn settings(&self) -> Settings;
}

/// How the phone's settings restrict notifications that are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// Whether alerts are off, so that at most a badge is shown.
    pub alerts_off: bool,
    /// Whether a Focus or a scheduled summary may delay alerts, because time-sensitive ones are not
    /// allowed.
    pub held_back: bool,
}

/// Pushes through Apple's service. The system shows them, even while the app does not run.
pub(super) struct Pushes<S> {
    store: Arc<Store>,
    environment: ApnsEnvironment,
    system: S,
}

impl<S> Pushes<S> {
    pub(super) fn new(store: Arc<Store>, environment: ApnsEnvironment, system: S) -> Self {
        Self { store, environment, system }
    }
}

#[async_trait]
impl<S: System> Push for Pushes<S> {
    /// Registers the phone's one address for every device. `vapid` only concerns Web Push.
    async fn register(
        &self,
        device: &DeviceId,
        _: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered> {
        // Before the address is known: the backend may have one from an earlier run and push at any
        // time.
        self.store.change(|inbox| inbox.register(device));
        let address = self.system.address().await.ok_or(NotRegistered::Failed)?;
        Ok(PushRegistration::Apns { address, environment: self.environment })
    }

    async fn unregister(&self, device: &DeviceId) {
        let was_last = self.store.change(|inbox| inbox.unregister(device));
        if was_last {
            // A backend that could not be reached continues to send, and the system would show the
            // pushes.
            self.system.give_up_address();
        }
    }

    async fn distributors(&self) -> Vec<Distributor> {
        Vec::new()
    }

    async fn choose(&self, _: &str) {}

    async fn inbox(&self) -> Vec<Received> {
        self.store.read(|inbox| inbox.entries())
    }

    async fn settle(&self, entry: &EntryId) {
        self.store.change(|inbox| inbox.settle(entry));
    }

    async fn health(&self) -> PushHealth {
        let settings = self.system.settings().await;
        let (last, dropped) = self.store.read(|inbox| (inbox.last(), inbox.dropped()));
        PushHealth { channel_off: settings.alerts_off, restricted: settings.held_back, last, dropped }
    }

    async fn wait_for_news(&self) {
        self.store.wait_for_news().await;
    }
}
