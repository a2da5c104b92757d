//! An entry of the inbox, as its file has it.

use key_core::ports::{Entry, EntryId, Received};
use key_protocol::ids::{ChallengeId, DeviceId, DeviceText, Timestamp};
use serde::{Deserialize, Serialize};

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stored {
    /// The number that it was given.
    pub id: u64,
    /// The device it is for.
    pub device: DeviceId,
    /// When it came, by the phone's clock.
    pub at: Timestamp,
    /// What it is.
    pub what: What,
}

/// What an entry is: an [`Entry`] that can be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum What {
    /// The notification of a challenge was pressed.
    Open(ChallengeId),
    /// *Deny* was pressed on it.
    Deny(ChallengeId),
    /// A test came.
    Test(DeviceText),
}

impl Stored {
    /// The entry's name. A number is enough here: presses come from the system alone, and no other app can name an entry.
    pub(super) fn id(&self) -> EntryId {
        EntryId(self.id.to_string())
    }

    /// The entry, as the core takes it.
    pub(super) fn received(&self) -> Received {
        let what = match &self.what {
            What::Open(challenge) => Entry::Open(challenge.clone()),
            What::Deny(challenge) => Entry::Deny(challenge.clone()),
            What::Test(token) => Entry::Test(token.clone()),
        };
        Received { id: self.id(), device: self.device.clone(), at: self.at, what }
    }
}
