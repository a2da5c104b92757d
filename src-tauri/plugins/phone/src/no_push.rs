//! Pushes on a platform without a push service.

use async_trait::async_trait;
use key_core::ports::{Distributor, EntryId, NotRegistered, Push, PushHealth, Received};
use key_protocol::ids::DeviceId;
use key_protocol::push::{PushRegistration, VapidKey};

/// A platform that never wakes the app.
#[derive(Clone, Copy, Debug)]
pub struct NoPush;

#[async_trait]
impl Push for NoPush {
    async fn register(&self, _: &DeviceId, _: Option<&VapidKey>) -> Result<PushRegistration, NotRegistered> {
        Err(NotRegistered::NoDistributor)
    }

    async fn unregister(&self, _: &DeviceId) {}

    async fn distributors(&self) -> Vec<Distributor> {
        Vec::new()
    }

    async fn choose(&self, _: &str) {}

    async fn inbox(&self) -> Vec<Received> {
        Vec::new()
    }

    async fn settle(&self, _: &EntryId) {}

    async fn health(&self) -> PushHealth {
        PushHealth::default()
    }

    async fn wait_for_news(&self) {
        std::future::pending().await
    }
}
