//! The inbox's entries as they are stored.

use key_core::ports::{Entry, EntryId, Received};
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use serde::{Deserialize, Serialize};

/// A stored entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stored {
    /// Number of the entry, unique within the inbox.
    pub id: u64,
    /// The device that the entry is for.
    pub device: DeviceId,
    /// When the entry was added, by the phone's clock.
    pub at: Timestamp,
    /// Content of the entry.
    pub what: What,
}

/// Content of an entry: an [`Entry`] that can be serialised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum What {
    /// A challenge's notification was pressed.
    Open(ChallengeId),
    /// *Deny* was pressed on a challenge's notification.
    Deny(ChallengeId),
    /// A test push arrived.
    Test(DeviceText),
}

impl Stored {
    /// Returns the entry's id. A guessable number suffices here: only the system reports actions,
    /// and no other app can name an entry.
    pub(super) fn id(&self) -> EntryId {
        EntryId(self.id.to_string())
    }

    /// Converts the entry to the core's type.
    pub(super) fn received(&self) -> Received {
        let what = match &self.what {
            What::Open(challenge) => Entry::Open(challenge.clone()),
            What::Deny(challenge) => Entry::Deny(challenge.clone()),
            What::Test(token) => Entry::Test(token.clone()),
        };
        Received { id: self.id(), device: self.device.clone(), at: self.at, what }
    }
}
