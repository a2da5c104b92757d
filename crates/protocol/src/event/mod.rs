//! Events that a backend streams to connected apps (server-sent events, WHATWG HTML §9.2). An event
//! is only a hint to fetch: the fetched list is authoritative, so a lost or unknown event does no
//! harm.

mod parser;

pub use parser::{EventParser, Overlong};

use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::{ChallengeId, DeviceText, NoticeId, Text, Timestamp};
use crate::json;
use crate::jws::Jws;
use crate::outcome::Outcome;

/// Interval between `time` events, in seconds. Lets both sides detect a dead connection, and the app
/// fetch what a lost hint announced.
pub const TIME_EVERY: u64 = 25;

/// Change to the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// New open challenge.
    Challenge(ChallengeEvent),
    /// Challenge that was closed.
    Withdrawn(WithdrawnEvent),
    /// Time at the backend, on connecting and every [`TIME_EVERY`] seconds.
    Time(TimeEvent),
    /// New notice.
    Notice(NoticeEvent),
    /// Revocation of this device; the stream ends.
    Revoked(RevokedEvent),
    /// Event whose type or data this version does not know: the lists tell what it was about.
    Unreadable,
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
    #[serde(default, deserialize_with = "replacing")]
    pub by_device: Option<DeviceText>,
}

/// Data of a `time` event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeEvent {
    /// Time at the backend.
    pub server_time: Timestamp,
}

/// Data of a `notice` event: a new notice of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeEvent {
    /// Id of the notice.
    pub id: NoticeId,
}

/// Data of a `revoked` event: the connected device was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedEvent {
    /// Notice that proves it.
    pub notice: Jws,
}

impl Event {
    /// Type of the event: the value of its `event` field.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Challenge(_) => "challenge",
            Self::Withdrawn(_) => "withdrawn",
            Self::Time(_) => "time",
            Self::Notice(_) => "notice",
            Self::Revoked(_) => "revoked",
            Self::Unreadable => "unreadable",
        }
    }

    /// Encodes the event for the stream, including the blank line that dispatches it.
    #[must_use]
    pub fn encode(&self) -> String {
        let data = match self {
            Self::Challenge(event) => serde_json::to_string(event),
            Self::Withdrawn(event) => serde_json::to_string(event),
            Self::Time(event) => serde_json::to_string(event),
            Self::Notice(event) => serde_json::to_string(event),
            Self::Revoked(event) => serde_json::to_string(event),
            Self::Unreadable => Ok("{}".to_owned()),
        };
        // Compact JSON has no line break, so one `data` field holds it.
        format!("event: {}\ndata: {}\n\n", self.name(), data.unwrap_or_default())
    }

    /// Decodes a dispatched event.
    fn decode(name: &[u8], data: &[u8]) -> Self {
        let event = match name {
            b"challenge" => json::parse(data).map(Self::Challenge),
            b"withdrawn" => json::parse(data).map(Self::Withdrawn),
            b"time" => json::parse(data).map(Self::Time),
            b"notice" => json::parse(data).map(Self::Notice),
            b"revoked" => json::parse(data).map(Self::Revoked),
            _ => Err(json::NotJson),
        };
        event.unwrap_or(Self::Unreadable)
    }
}

fn replacing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DeviceText>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    Ok(name.map(|name| Text::replaced(&name)))
}
