//! The port for notifications. Pushes show the same notifications while the app does not run.

use async_trait::async_trait;
use key_core::ports::{Notifier, Waiting};
use key_protocol::ids::ChallengeId;
use key_view::Notifications;
use serde_json::json;

use super::Native;
use super::answers::Permission;

impl Native {
    async fn permission(&self, command: &'static str) -> Notifications {
        self.query::<Permission>(command, json!({})).await.map_or(Notifications::Off, Notifications::from)
    }
}

#[async_trait]
impl Notifier for Native {
    async fn allowed(&self) -> Notifications {
        self.permission("permission").await
    }

    async fn ask(&self) -> Notifications {
        self.permission("askPermission").await
    }

    async fn try_out(&self) {
        self.call.call("tryOut", json!({})).await;
    }

    fn challenge_waits(&self, Waiting { challenge, device, exp }: &Waiting) {
        if !(self.is_in_front)() {
            self.order("show", json!({ "challenge": challenge, "device": device, "exp": exp }));
        }
    }

    fn challenge_over(&self, challenge: &ChallengeId) {
        self.order("withdraw", json!({ "id": challenge }));
    }
}
