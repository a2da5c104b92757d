//! What is kept beside the record and may be lost: preferences, and what was asked of this phone. Nothing depends on it, so whatever happens to it
//! stands in nobody's way.

use key_protocol::ids::{ChallengeId, Timestamp};
use key_view::{ChallengeKind, DetailView, Ending, Preferences};
use serde::{Deserialize, Serialize};

use super::account::AccountHandle;

/// How many of what is over are kept.
const REMEMBERED: usize = 100;

/// The notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// How the person wants the app.
    pub preferences: Preferences,
    /// What is over, the newest first.
    pub history: Vec<Past>,
}

/// A challenge that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Its id.
    pub id: ChallengeId,
    /// The account it was for.
    #[serde(rename = "keys")]
    pub handle: AccountHandle,
    /// That account's username.
    pub username: String,
    /// What was to be confirmed.
    pub kind: ChallengeKind,
    /// The service that asked.
    pub service: String,
    /// The browser that asked.
    pub browser: String,
    /// The operating system it ran on.
    pub os: String,
    /// Where from, as the backend believed.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and the like.
    pub details: Vec<DetailView>,
    /// How it ended.
    pub ending: Ending,
    /// When it was asked for.
    pub at: Timestamp,
}

impl Notes {
    /// Reads what was kept. What cannot be read is forgotten.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_else(|_| {
            tracing::warn!("preferences and history cannot be read, and are forgotten");
            Self::default()
        })
    }

    /// As it is kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Maps with string keys only, which always serialise.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Remembers what is over, and forgets the oldest.
    pub fn remember(&mut self, past: Past) {
        self.history.insert(0, past);
        self.history.truncate(REMEMBERED);
    }
}
