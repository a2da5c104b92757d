//! The port for notifications. Pushes show the same notifications while the app does not run.

use async_trait::async_trait;
use key_core::ports::{ChallengeNotification, Notifier};
use key_protocol::ids::ChallengeId;
use key_view::Notifications;
use serde_json::json;

use super::Native;
use super::answers::Permission;

impl Native {
    async fn permission_by(&self, command: &'static str) -> Notifications {
        self.query::<Permission>(command, json!({})).await.map_or(Notifications::Off, Notifications::from)
    }
}

#[async_trait]
impl Notifier for Native {
    async fn permission(&self) -> Notifications {
        self.permission_by("permission").await
    }

    async fn request_permission(&self) -> Notifications {
        self.permission_by("askPermission").await
    }

    async fn show_test(&self) {
        self.call.call("tryOut", json!({})).await;
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
