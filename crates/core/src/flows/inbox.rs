//! What pushes left on the phone: presses on notifications, and tests that arrived. An entry is settled when what it asked for is done or
//! cannot be done any more, so that none is lost when the app ends in between.

use key_protocol::ids::{ChallengeId, DeviceId};
use key_view::{Intent, Message};

use crate::authenticator::Authenticator;
use crate::ports::{Entry, Received};
use crate::state::Transition;

impl Authenticator {
    /// Sees to every entry, the oldest first. One at a time: an entry that is being seen to is not seen to again.
    pub(crate) async fn drain_inbox(&self) {
        let _one = self.draining.lock().await;
        for received in self.ports.push.inbox().await {
            if self.see_to(&received).await {
                self.ports.push.settle(&received.id).await;
            }
        }
    }

    /// Returns whether the entry is settled.
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
            // Opening what is over says that it is.
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
                // On the screen, so that the person sees what becomes of it.
                self.dispatch(Intent::OpenChallenge { id: id() }).await;
                self.dispatch(Intent::Deny { id: id() }).await;
                // What could not be delivered is sent again as it is; the entry outlives the app if that ends first.
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

    /// Looks for the challenge of an entry. A push may come before the backend's own word, so the list is fetched before a challenge that is
    /// not on it counts as over.
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

/// What there is of a challenge that was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// The challenge waits.
    Waits,
    /// The challenge is over.
    Over,
    /// The backend could not be asked.
    Unknown,
    /// The challenge is of a username that is not connected any more.
    Stranger,
}
