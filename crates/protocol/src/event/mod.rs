//! Events that a backend streams to connected apps (server-sent events, WHATWG HTML §9.2). An event
//! is only a hint to fetch: the fetched list is authoritative, so a lost or unknown event does no
//! harm.

mod parser;

pub use parser::{EventParser, Overlong};

use serde::{Deserialize, Serialize};

use crate::ids::{ChallengeId, Timestamp};
use crate::json;
use crate::outcome::Outcome;

/// Interval between keep-alive comments, in seconds. Lets both sides detect a dead connection.
pub const COMMENT_EVERY: u64 = 25;

/// Change to the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// New open challenge.
    Challenge(ChallengeEvent),
    /// Challenge that was closed.
    Withdrawn(WithdrawnEvent),
    /// Revocation of this device; the stream ends.
    Revoked(RevokedEvent),
}

/// Data of a `challenge` event: a new open challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeEvent {
    /// Id of the challenge.
    pub id: ChallengeId,
}

/// Data of a `withdrawn` event: a challenge that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnEvent {
    /// Id of the challenge.
    pub id: ChallengeId,
    /// Outcome of the challenge.
    pub outcome: Outcome,
    /// Name of the device that answered; `None` if the challenge expired or was cancelled.
    pub by_device: Option<String>,
}

/// Data of a `revoked` event: the connected device was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedEvent {
    /// Name of the device that revoked it, or `web`.
    pub by: String,
    /// Time of the revocation.
    pub at: Timestamp,
}

impl Event {
    /// Type of the event: the value of its `event` field.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Challenge(_) => "challenge",
            Self::Withdrawn(_) => "withdrawn",
            Self::Revoked(_) => "revoked",
        }
    }

    /// Encodes the event for the stream, including the blank line that dispatches it.
    #[must_use]
    pub fn encode(&self) -> String {
        let data = match self {
            Self::Challenge(event) => serde_json::to_string(event),
            Self::Withdrawn(event) => serde_json::to_string(event),
            Self::Revoked(event) => serde_json::to_string(event),
        };
        // Compact JSON has no line break, so one `data` field holds it.
        format!("event: {}\ndata: {}\n\n", self.name(), data.unwrap_or_default())
    }

    /// Decodes a dispatched event; `None` if this version does not know its type or data.
    fn decode(name: &str, data: &[u8]) -> Option<Self> {
        match name {
            "challenge" => json::parse(data).ok().map(Self::Challenge),
            "withdrawn" => json::parse(data).ok().map(Self::Withdrawn),
            "revoked" => json::parse(data).ok().map(Self::Revoked),
            _ => None,
        }
    }
}
