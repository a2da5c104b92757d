//! Inbox entries left by pushes: presses on notifications, and test pushes. An entry is settled
//! once it was handled or has become moot, so that none is lost when the app ends in between.

use key_protocol::ids::{ChallengeId, DeviceId};
use key_view::{Intent, Message};

use crate::authenticator::Authenticator;
use crate::ports::{Entry, Received};
use crate::state::Transition;

impl Authenticator {
    /// Handles every entry, oldest first. Concurrent calls run one after the other, so that no
    /// entry is handled twice.
    pub(crate) async fn drain_inbox(&self) {
        let _one = self.draining.lock().await;
        for received in self.ports.push.inbox().await {
            if self.see_to(&received).await {
                self.ports.push.settle(&received.id).await;
            }
        }
    }

    /// Handles an entry and returns whether it can be settled.
    async fn see_to(&self, received: &Received) -> bool {
        match &received.what {
            Entry::Test(token) => {
                self.test_arrived(token);
                true
            }
            Entry::Open(challenge) => self.open_pressed(&received.device, challenge).await,
            Entry::Deny(challenge) => self.deny_pressed(&received.device, challenge).await,
        }
    }

    async fn open_pressed(&self, device: &DeviceId, challenge: &ChallengeId) -> bool {
        let found = self.find(device, challenge).await;
        match found {
            // Opening an ended challenge shows the message that it has ended.
            Found::Waits | Found::Over => {
                self.dispatch(Intent::OpenChallenge { id: challenge.as_str().to_owned() }).await;
            }
            Found::Stranger | Found::Unknown => {}
        }
        found != Found::Unknown
    }

    async fn deny_pressed(&self, device: &DeviceId, challenge: &ChallengeId) -> bool {
        let id = || challenge.as_str().to_owned();
        match self.find(device, challenge).await {
            Found::Stranger => true,
            Found::Waits => {
                // Opened first, so that the user sees the outcome.
                self.dispatch(Intent::OpenChallenge { id: id() }).await;
                self.dispatch(Intent::Deny { id: id() }).await;
                // An undelivered denial leaves the challenge pending until it is resent; the entry
                // outlives the app if that ends first.
                self.look(|state| state.pending(challenge).is_none())
            }
            Found::Over => {
                self.dispatch(Intent::OpenChallenge { id: id() }).await;
                true
            }
            Found::Unknown => {
                self.ask(Transition::Notify(Message::DenialWaits));
                false
            }
        }
    }

    /// Finds out whether an entry's challenge is still open. A push can arrive before the backend's
    /// event, so the list is fetched before a challenge missing from it counts as over.
    async fn find(&self, device: &DeviceId, challenge: &ChallengeId) -> Found {
        let handle = self.look(|state| {
            let of = state.accounts.iter().find(|connected| connected.account.device == *device);
            of.map(|connected| connected.account.handle.clone())
        });
        let Some(handle) = handle else { return Found::Stranger };
        let waits = || self.look(|state| state.pending(challenge).is_some());
        self.until_listed(challenge).await;
        if waits() {
            return Found::Waits;
        }
        match self.fetch_list(&handle).await {
            Ok(()) if waits() => Found::Waits,
            Ok(()) => Found::Over,
            Err(why) => {
                tracing::info!(%why, "nobody knows whether what was pressed is over");
                Found::Unknown
            }
        }
    }
}

/// Status of the challenge of an inbox entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// The challenge is pending.
    Waits,
    /// The challenge is over.
    Over,
    /// The list could not be fetched.
    Unknown,
    /// The entry's device belongs to no enrolled account.
    Stranger,
}
