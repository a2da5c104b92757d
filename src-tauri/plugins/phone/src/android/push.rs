//! The port for pushes, on top of UnifiedPush's connector and the inbox that its receiver fills.

use async_trait::async_trait;
use key_core::ports::{Distributor, EntryId, NotRegistered, Push, PushHealth, Received};
use key_protocol::ids::DeviceId;
use key_protocol::push::{PushRegistration, VapidKey};
use serde_json::json;

use super::Native;
use super::answers::{Health, InstalledDistributor, List, Registration, StoredEntry};

#[async_trait]
impl Push for Native {
    async fn register(
        &self,
        device: &DeviceId,
        vapid: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered> {
        let vapid = vapid.ok_or(NotRegistered::NotSent)?;
        let answer =
            self.query::<Registration>("register", json!({ "device": device, "vapid": vapid })).await;
        answer.ok_or(NotRegistered::Failed)?.convert()
    }

    async fn unregister(&self, device: &DeviceId) {
        self.call.call("unregister", json!({ "id": device })).await;
    }

    async fn distributors(&self) -> Vec<Distributor> {
        let answer = self.query::<List<InstalledDistributor>>("distributors", json!({})).await;
        answer.map_or_else(Vec::new, |answer| answer.all.into_iter().map(Distributor::from).collect())
    }

    async fn choose(&self, distributor: &str) {
        self.call.call("choose", json!({ "id": distributor })).await;
    }

    async fn inbox(&self) -> Vec<Received> {
        let answer = self.query::<List<StoredEntry>>("inbox", json!({})).await;
        answer
            .map_or_else(Vec::new, |answer| answer.all.into_iter().filter_map(StoredEntry::convert).collect())
    }

    async fn settle(&self, EntryId(entry): &EntryId) {
        self.call.call("settle", json!({ "id": entry })).await;
    }

    async fn health(&self) -> PushHealth {
        self.query::<Health>("health", json!({})).await.map(PushHealth::from).unwrap_or_default()
    }

    async fn wait_for_news(&self) {
        self.look.notified().await;
    }
}
