//! What pushes left on the phone: presses on notifications, and tests that arrived. An entry is settled when what it asked for is done or
//! cannot be done any more, so that none is lost when the app ends in between.

use key_protocol::ids::{ChallengeId, DeviceId};
use key_view::{Connection, Intent, Notice};

use crate::authenticator::Authenticator;
use crate::ports::{Entry, Received};

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
        if !self.knows(device) {
            return true;
        }
        self.until_listed(challenge).await;
        // While the backend cannot be reached, nobody knows whether the challenge is over.
        let is_known = self.look(|state| state.pending(challenge).is_some()) || self.is_heard(device);
        if is_known {
            // Opening what is over says that it is.
            self.dispatch(Intent::OpenChallenge { id: challenge.as_str().to_owned() }).await;
        }
        is_known
    }

    async fn deny_pressed(&self, device: &DeviceId, challenge: &ChallengeId) -> bool {
        if !self.knows(device) {
            return true;
        }
        self.until_listed(challenge).await;
        let is_pending = || self.look(|state| state.pending(challenge).is_some());
        let id = challenge.as_str().to_owned();
        match (is_pending(), self.is_heard(device)) {
            (true, _) => {
                // On the screen, so that the person sees what becomes of it.
                self.dispatch(Intent::OpenChallenge { id: id.clone() }).await;
                self.dispatch(Intent::Deny { id }).await;
                // What could not be delivered is sent again as it is; the entry outlives the app if that ends first.
                !is_pending()
            }
            (false, true) => {
                self.dispatch(Intent::OpenChallenge { id }).await;
                true
            }
            (false, false) => {
                self.ask(crate::state::Transition::Notify(Notice::DenialWaits));
                false
            }
        }
    }

    fn knows(&self, device: &DeviceId) -> bool {
        self.look(|state| state.accounts.iter().any(|connected| connected.account.device == *device))
    }

    /// Whether the list of the device's account is up to date.
    fn is_heard(&self, device: &DeviceId) -> bool {
        self.look(|state| {
            let of = state.accounts.iter().find(|connected| connected.account.device == *device);
            of.is_some_and(|connected| connected.connection == Connection::Online)
        })
    }
}
