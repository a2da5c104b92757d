//! What the core asks of pushes: where they go, what they left, and how they stand.

use async_trait::async_trait;
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::push::{PushRegistration, VapidKey};

/// Pushes: how a phone is woken while the app does not run, and what was left for the app to find. A push tells the app to look at its
/// inbox and at the lists of its backends; nothing that it says is believed.
#[async_trait]
pub trait Push: Send + Sync {
    /// Has pushes for `device`, sent under `vapid`, come to this phone, and returns where the backend is to send them. Returns the same
    /// again until the phone's address changes. `vapid` is none where the backend sends no Web Push.
    async fn register(
        &self,
        device: &DeviceId,
        vapid: Option<&VapidKey>,
    ) -> Result<PushRegistration, NotRegistered>;
    /// Ends that, and removes what is in the inbox for `device`. Fine when it is not registered.
    async fn unregister(&self, device: &DeviceId);
    /// Whom the phone can have pushes come through, where the person has a choice.
    async fn distributors(&self) -> Vec<Distributor>;
    /// Has pushes come through another distributor from the next registration on.
    async fn choose(&self, distributor: &str);
    /// The inbox, the oldest entry first. An entry stays there until it is settled.
    async fn inbox(&self) -> Vec<Received>;
    /// Removes an entry of the inbox. Fine when it is not there any more.
    async fn settle(&self, entry: &EntryId);
    /// How pushes stand on the phone's side.
    async fn health(&self) -> PushHealth;
    /// Returns when there may be something new: in the inbox, at a backend, or in the phone's address. Told once or more while nobody
    /// waits, it returns at once.
    async fn told_to_look(&self);
}

/// Why pushes do not come to this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRegistered {
    /// Nothing on the phone brings pushes: no Play services and no other distributor.
    #[error("nothing on the phone brings pushes")]
    NoDistributor,
    /// There are several distributors, and the person chose none yet.
    #[error("no distributor was chosen")]
    NotChosen,
    /// The distributor or the system did not register the app. Without a network, later may be better.
    #[error("the distributor did not register the app")]
    Failed,
    /// The backend sends no pushes of the kind that this phone takes.
    #[error("the backend sends none that this phone takes")]
    NotSent,
}

/// Whom pushes can come through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distributor {
    /// What the phone calls it.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// The name of an entry of the inbox. Where other apps could press in the person's name, as on Android, nobody can guess it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryId(pub String);

/// An entry of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// What it is called.
    pub id: EntryId,
    /// The device it is for.
    pub device: DeviceId,
    /// When, by the phone's clock.
    pub at: Timestamp,
    /// What it is.
    pub what: Entry,
}

/// What an entry of the inbox is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The notification of a challenge was pressed: show it.
    Open(ChallengeId),
    /// *Deny* was pressed on it, by somebody for whom the phone was unlocked.
    Deny(ChallengeId),
    /// A test with this token arrived.
    Test(DeviceText),
}

/// How pushes stand on the phone's side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PushHealth {
    /// Whether the channel of the notifications is switched off in the phone's settings.
    pub channel_off: bool,
    /// Whether the phone keeps the app from running in the background.
    pub restricted: bool,
    /// When the last push came that was sealed for this app.
    pub last: Option<Timestamp>,
    /// How many messages were dropped: too long, not sealed, for another key, of another version, for an unknown device, or over.
    pub dropped: u32,
}
