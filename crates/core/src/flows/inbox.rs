//! Inbox entries left by pushes: presses on notifications, and test pushes. An entry is settled
//! once it was handled or has become moot, so that none is lost when the app ends in between.

use key_protocol::ids::{ChallengeId, DeviceId};
use key_view::Message;

use crate::core::Core;
use crate::ports::{Entry, Received};

impl Core {
    /// Handles every entry, oldest first. Concurrent calls run one after the other, so that no
    /// entry is handled twice.
    pub(crate) async fn drain_inbox(&self) {
        let _guard = self.draining.lock().await;
        for received in self.ports.push.inbox().await {
            if self.handle_entry(&received).await {
                self.ports.push.settle(&received.id).await;
            }
        }
    }

    /// Handles an entry and returns whether it can be settled.
    async fn handle_entry(&self, received: &Received) -> bool {
        match &received.what {
            Entry::Test(token) => {
                self.test_arrived(token);
                true
            }
            Entry::Open(challenge) => self.handle_open(&received.device, challenge).await,
            Entry::Deny(challenge) => self.handle_deny(&received.device, challenge).await,
        }
    }

    async fn handle_open(&self, device: &DeviceId, challenge: &ChallengeId) -> bool {
        let status = self.challenge_status(device, challenge).await;
        match status {
            // Opening an ended challenge shows the message that it has ended.
            ChallengeStatus::Pending | ChallengeStatus::Over => {
                self.open_challenge(challenge.as_str());
            }
            ChallengeStatus::NoAccount | ChallengeStatus::Unknown => {}
        }
        status != ChallengeStatus::Unknown
    }

    async fn handle_deny(&self, device: &DeviceId, challenge: &ChallengeId) -> bool {
        match self.challenge_status(device, challenge).await {
            ChallengeStatus::NoAccount => true,
            ChallengeStatus::Pending => {
                // Opened first, so that the user sees the outcome.
                self.open_challenge(challenge.as_str());
                self.deny(challenge.as_str()).await;
                // An undelivered denial leaves the challenge pending until it is resent; the entry
                // outlives the app if that ends first.
                self.with_state(|state| state.pending(challenge).is_none())
            }
            ChallengeStatus::Over => {
                self.open_challenge(challenge.as_str());
                true
            }
            ChallengeStatus::Unknown => {
                self.update(|s| s.notify(Message::DenialWaits));
                false
            }
        }
    }

    /// Finds out whether an entry's challenge is still open. A push can arrive before the backend's
    /// event, so the list is fetched before a challenge missing from it counts as over.
    async fn challenge_status(&self, device: &DeviceId, challenge: &ChallengeId) -> ChallengeStatus {
        let handle = self.with_state(|state| {
            let owner = state.accounts.iter().find(|enrolled| enrolled.account.device == *device);
            owner.map(|enrolled| enrolled.account.handle.clone())
        });
        let Some(handle) = handle else { return ChallengeStatus::NoAccount };
        let is_pending = || self.with_state(|state| state.pending(challenge).is_some());
        self.wait_until_listed(challenge).await;
        if is_pending() {
            return ChallengeStatus::Pending;
        }
        let fetched = match self.fetch_challenges(&handle).await {
            Ok(()) => self.fetch_unlisted(&handle, challenge).await,
            failed => failed,
        };
        match fetched {
            Ok(()) if is_pending() => ChallengeStatus::Pending,
            Ok(()) => ChallengeStatus::Over,
            Err(why) => {
                tracing::info!(%why, "nobody knows whether what was pressed is over");
                ChallengeStatus::Unknown
            }
        }
    }
}

/// Status of the challenge of an inbox entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChallengeStatus {
    /// The challenge is pending.
    Pending,
    /// The challenge is over.
    Over,
    /// The list could not be fetched.
    Unknown,
    /// The entry's device belongs to no enrolled account.
    NoAccount,
}
