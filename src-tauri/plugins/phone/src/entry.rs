//! Contents of the inbox's entries, as inboxes store and Kotlin sends them.

use key_core::ports::Entry;
use key_protocol::ids::{ChallengeId, DeviceText};
use serde::{Deserialize, Serialize};

/// An [`Entry`] that can be serialised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StoredEntry {
    Open(ChallengeId),
    Deny(ChallengeId),
    Test(DeviceText),
}

impl From<StoredEntry> for Entry {
    fn from(stored: StoredEntry) -> Self {
        match stored {
            StoredEntry::Open(challenge) => Self::Open(challenge),
            StoredEntry::Deny(challenge) => Self::Deny(challenge),
            StoredEntry::Test(token) => Self::Test(token),
        }
    }
}
