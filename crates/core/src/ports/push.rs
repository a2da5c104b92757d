//! The port for pushes: registration, inbox and health.

use async_trait::async_trait;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::push::{PushRegistration, VapidKey};

/// Pushes, which wake the phone while the app is not running, and the inbox where they leave
/// entries for the app. A push only tells the app to read its inbox and the lists of its backends;
/// nothing in it is trusted.
#[async_trait]
pub trait Push: Send + Sync {
    /// Registers the phone for pushes to `device`, sent under `vapid`, and returns the address for
    /// the backend. Returns the same registration until the phone's address changes. `vapid` is
    /// `None` if the backend sends no Web Push.
    async fn register(
        &self,
        device: &DeviceId,
        vapid: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered>;
    /// Ends the registration of `device`, if there is one, and removes its entries from the inbox.
    async fn unregister(&self, device: &DeviceId);
    /// Returns the distributors, if the user can choose among them.
    async fn distributors(&self) -> Vec<Distributor>;
    /// Chooses the distributor for later registrations.
    async fn choose(&self, distributor: &str);
    /// Returns the inbox, oldest entry first. An entry stays there until it is settled.
    async fn inbox(&self) -> Vec<Received>;
    /// Removes an entry of the inbox, if it is still there.
    async fn settle(&self, entry: &EntryId);
    /// Returns the push health of the phone.
    async fn health(&self) -> PushHealth;
    /// Returns when there may be news: in the inbox, at a backend, or in the phone's address. If
    /// there was a signal while no call was waiting, the next call returns at once.
    async fn wait_for_news(&self);
}

/// Reason why the phone is not registered for pushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRegistered {
    /// The phone has neither Play services nor another distributor.
    #[error("nothing on the phone brings pushes")]
    NoDistributor,
    /// There are several distributors, and the user has not chosen one.
    #[error("no distributor was chosen")]
    NotChosen,
    /// The distributor or the system did not register the app. Without a network, a retry may
    /// succeed later.
    #[error("the distributor did not register the app")]
    Failed,
    /// The backend sends no pushes of the kind that this phone accepts.
    #[error("the backend sends none that this phone takes")]
    NotSent,
}

/// Push distributor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distributor {
    /// Id of the distributor on the phone.
    pub id: String,
    /// Name shown to the user.
    pub name: String,
    /// Whether the distributor is the chosen one.
    pub chosen: bool,
}

/// Id of an entry of the inbox. Unguessable where other apps could forge a press, as on Android.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryId(pub String);

/// Entry of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Id of the entry.
    pub id: EntryId,
    /// Device that the entry is for.
    pub device: DeviceId,
    /// Time of arrival, by the phone's clock.
    pub at: Timestamp,
    /// Contents of the entry.
    pub what: Entry,
}

/// Contents of an entry of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The notification of a challenge was pressed: the challenge is to be shown.
    Open(ChallengeId),
    /// *Deny* was pressed on a notification, on an unlocked phone.
    Deny(ChallengeId),
    /// A test push with this token arrived.
    Test(DeviceText),
}

/// Push health of the phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PushHealth {
    /// Whether the notification channel is off in the phone's settings.
    pub channel_off: bool,
    /// Whether the phone restricts the app's work in the background.
    pub restricted: bool,
    /// Time of the last push that was sealed for this app.
    pub last: Option<Timestamp>,
    /// Number of dropped messages: too long, not sealed, for another key, of another version, for
    /// an unknown device, or expired.
    pub dropped: u32,
}
