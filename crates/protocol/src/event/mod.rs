//! What a backend tells the apps that listen (server-sent events). Events are hints: what an app fetches is the truth, and a
//! lost or unknown event loses nothing.

mod parser;

pub use parser::{EventParser, Overlong};

use serde::{Deserialize, Serialize};

use crate::decision::Outcome;
use crate::ids::{ChallengeId, Timestamp};
use crate::json;

/// Seconds between comments, so that both sides notice a dead connection.
pub const COMMENT_EVERY: u64 = 25;

/// Something happened to the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A challenge waits.
    Challenge(ChallengeEvent),
    /// A challenge waits no more.
    Withdrawn(WithdrawnEvent),
    /// This device was disconnected; the stream ends.
    Revoked(RevokedEvent),
}

/// A challenge waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeEvent {
    /// Which.
    pub id: ChallengeId,
}

/// A challenge waits no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnEvent {
    /// Which.
    pub id: ChallengeId,
    /// How it ended.
    pub outcome: Outcome,
    /// The name of the device that answered; none where it expired or was cancelled.
    pub by_device: Option<String>,
}

/// The device that listens was disconnected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedEvent {
    /// The name of the device that did it, or `web`.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Event {
    /// The event's type on the stream.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Challenge(_) => "challenge",
            Self::Withdrawn(_) => "withdrawn",
            Self::Revoked(_) => "revoked",
        }
    }

    /// The event as it is written to the stream, its blank line included.
    #[must_use]
    pub fn encode(&self) -> String {
        let data = match self {
            Self::Challenge(event) => serde_json::to_string(event),
            Self::Withdrawn(event) => serde_json::to_string(event),
            Self::Revoked(event) => serde_json::to_string(event),
        };
        // JSON written without spaces has no line break, so it is one line of data.
        format!("event: {}\ndata: {}\n\n", self.name(), data.unwrap_or_default())
    }

    /// Reads one dispatched event; `None` for one that this version does not know.
    fn decode(name: &str, data: &[u8]) -> Option<Self> {
        match name {
            "challenge" => json::parse(data).ok().map(Self::Challenge),
            "withdrawn" => json::parse(data).ok().map(Self::Withdrawn),
            "revoked" => json::parse(data).ok().map(Self::Revoked),
            _ => None,
        }
    }
}
