//! Responses of `PhonePlugin.kt`, and their conversion to the core's types.

use key_core::ports::{Distributor, EntryId, NotRegistered, PushHealth, Received};
use key_protocol::ids::{DeviceId, Timestamp};
use key_protocol::push::{PushEndpoint, PushRegistration, Reach};
use serde::Deserialize;

use crate::entry::StoredEntry;

/// Result of registering: the endpoint with its keys, or why there is none.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Registration {
    Registered { endpoint: String, p256dh: String, auth: String },
    Failed { why: FailureReason },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum FailureReason {
    NoDistributor,
    NotChosen,
    Failed,
}

#[derive(Deserialize)]
pub(super) struct InstalledDistributor {
    id: String,
    name: String,
    chosen: bool,
}

/// An entry of the inbox. Deserialising fails if an identifier is malformed.
#[derive(Deserialize)]
pub(super) struct InboxEntry {
    id: String,
    device: DeviceId,
    at: Timestamp,
    what: StoredEntry,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Health {
    channel_off: bool,
    restricted: bool,
    last: Option<Timestamp>,
    dropped: u32,
}

impl Registration {
    /// Converts the response. Which networks an endpoint may be in is checked by the backend.
    pub(super) fn convert(self) -> Result<PushRegistration, NotRegistered> {
        match self {
            Self::Registered { endpoint, p256dh, auth } => {
                let endpoint = PushEndpoint::parse(&endpoint, Reach::InternetAndLoopback)
                    .map_err(|_| NotRegistered::Failed)?;
                Ok(PushRegistration::Webpush { endpoint, p256dh, auth })
            }
            Self::Failed { why: FailureReason::NoDistributor } => Err(NotRegistered::NoDistributor),
            Self::Failed { why: FailureReason::NotChosen } => Err(NotRegistered::NotChosen),
            Self::Failed { why: FailureReason::Failed } => Err(NotRegistered::Failed),
        }
    }
}

impl From<InstalledDistributor> for Distributor {
    fn from(InstalledDistributor { id, name, chosen }: InstalledDistributor) -> Self {
        Self { id, name, chosen }
    }
}

impl From<InboxEntry> for Received {
    fn from(InboxEntry { id, device, at, what }: InboxEntry) -> Self {
        Self { id: EntryId(id), device, at, what: what.into() }
    }
}

impl From<Health> for PushHealth {
    fn from(Health { channel_off, restricted, last, dropped }: Health) -> Self {
        Self { channel_off, restricted, last, dropped }
    }
}
