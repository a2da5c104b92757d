//! Responses of `PhonePlugin.kt`, and their conversion to the core's types.

use key_core::ports::{Distributor, Entry, EntryId, NotRegistered, PushHealth, Received};
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use key_protocol::push::{PushEndpoint, PushRegistration, Reach};
use key_view::Notifications;
use serde::Deserialize;

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

/// A list in the member `all`.
#[derive(Deserialize)]
pub(super) struct List<T> {
    pub all: Vec<T>,
}

#[derive(Deserialize)]
pub(super) struct InstalledDistributor {
    id: String,
    name: String,
    chosen: bool,
}

#[derive(Deserialize)]
pub(super) struct StoredEntry {
    id: String,
    device: String,
    at: i64,
    kind: Kind,
    about: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Open,
    Deny,
    Test,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Health {
    channel_off: bool,
    restricted: bool,
    last: Option<i64>,
    dropped: u32,
}

#[derive(Deserialize)]
pub(super) struct Permission {
    is: PermissionState,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PermissionState {
    On,
    Undecided,
    Off,
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
    fn from(installed: InstalledDistributor) -> Self {
        Self { id: installed.id, name: installed.name, chosen: installed.chosen }
    }
}

impl StoredEntry {
    /// Converts the entry. Returns `None` if an identifier is malformed.
    pub(super) fn convert(self) -> Option<Received> {
        let challenge = || ChallengeId::parse(self.about.as_str()).ok();
        let what = match self.kind {
            Kind::Open => Entry::Open(challenge()?),
            Kind::Deny => Entry::Deny(challenge()?),
            Kind::Test => Entry::Test(DeviceText::parse(self.about.as_str()).ok()?),
        };
        let device = DeviceId::parse(self.device.as_str()).ok()?;
        Some(Received { id: EntryId(self.id), device, at: Timestamp(self.at), what })
    }
}

impl From<Health> for PushHealth {
    fn from(health: Health) -> Self {
        Self {
            channel_off: health.channel_off,
            restricted: health.restricted,
            last: health.last.map(Timestamp),
            dropped: health.dropped,
        }
    }
}

impl From<Permission> for Notifications {
    fn from(permission: Permission) -> Self {
        match permission.is {
            PermissionState::On => Self::On,
            PermissionState::Undecided => Self::Undecided,
            PermissionState::Off => Self::Off,
        }
    }
}
