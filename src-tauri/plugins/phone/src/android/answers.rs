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
    At { endpoint: String, p256dh: String, auth: String },
    Not { why: Why },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Why {
    NoDistributor,
    NotChosen,
    Failed,
}

/// A list in the member `all`.
#[derive(Deserialize)]
pub(super) struct All<T> {
    pub all: Vec<T>,
}

#[derive(Deserialize)]
pub(super) struct Offered {
    id: String,
    name: String,
    chosen: bool,
}

#[derive(Deserialize)]
pub(super) struct Left {
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
    is: Is,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Is {
    On,
    Undecided,
    Off,
}

impl Registration {
    /// Converts the response. Which networks an endpoint may be in is checked by the backend.
    pub(super) fn read(self) -> Result<PushRegistration, NotRegistered> {
        match self {
            Self::At { endpoint, p256dh, auth } => {
                let endpoint = PushEndpoint::parse(&endpoint, Reach::InternetAndLoopback)
                    .map_err(|_| NotRegistered::Failed)?;
                Ok(PushRegistration::Webpush { endpoint, p256dh, auth })
            }
            Self::Not { why: Why::NoDistributor } => Err(NotRegistered::NoDistributor),
            Self::Not { why: Why::NotChosen } => Err(NotRegistered::NotChosen),
            Self::Not { why: Why::Failed } => Err(NotRegistered::Failed),
        }
    }
}

impl From<Offered> for Distributor {
    fn from(offered: Offered) -> Self {
        Self { id: offered.id, name: offered.name, chosen: offered.chosen }
    }
}

impl Left {
    /// Converts the entry. Returns `None` if an identifier is malformed.
    pub(super) fn read(self) -> Option<Received> {
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
            Is::On => Self::On,
            Is::Undecided => Self::Undecided,
            Is::Off => Self::Off,
        }
    }
}
