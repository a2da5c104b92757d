//! The ports for pushes and notifications. Kotlin also shows notifications while the app does not
//! run, and keeps the inbox that its receiver fills.

use async_trait::async_trait;
use key_core::ports::{
    ChallengeNotification, Distributor, EntryId, NotRegistered, Notifier, Push, PushHealth, Received,
};
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::push::{PushRegistration, VapidKey};
use key_view::Notifications;
use serde_json::{Value, from_value, json};

use super::Native;
use super::answers::{Health, InboxEntry, InstalledDistributor, Registration};

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
        let installed = self.query::<Vec<InstalledDistributor>>("distributors", json!({})).await;
        installed.unwrap_or_default().into_iter().map(Distributor::from).collect()
    }

    async fn choose(&self, distributor: &str) {
        self.call.call("choose", json!({ "id": distributor })).await;
    }

    async fn inbox(&self) -> Vec<Received> {
        let entries = self.query::<Vec<Value>>("inbox", json!({})).await.unwrap_or_default();
        entries.into_iter().filter_map(|entry| Some(from_value::<InboxEntry>(entry).ok()?.into())).collect()
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

#[async_trait]
impl Notifier for Native {
    async fn permission(&self) -> Notifications {
        self.query("permission", json!({})).await.unwrap_or(Notifications::Off)
    }

    async fn request_permission(&self) -> Notifications {
        self.query("requestPermission", json!({})).await.unwrap_or(Notifications::Off)
    }

    async fn show_test(&self) {
        self.call.call("showTest", json!({})).await;
    }

    fn show_challenge(&self, ChallengeNotification { challenge, device, exp }: &ChallengeNotification) {
        if !(self.is_in_front)() {
            self.order("show", json!({ "challenge": challenge, "device": device, "exp": exp }));
        }
    }

    fn remove_challenge(&self, challenge: &ChallengeId) {
        self.order("withdraw", json!({ "id": challenge }));
    }
}
