//! JSON form of problems. An unknown slug, e.g. of a later version, is an error of its own.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::Problem;
use crate::challenge_response::ChallengeResponse;
use crate::ids::{Text, Timestamp};
use crate::outcome::Outcome;

const TYPE: &str = "urn:finago-key:problem:";

/// Error for a body that is not a problem known to this version: it may come from a later version,
/// or from a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a problem this version knows")]
pub struct Unrecognised;

impl Problem {
    /// Problem details object (RFC 9457 §3) as text.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.details().to_string()
    }

    /// Parses a problem details object. Ignores unknown members (RFC 9457 §3.2).
    pub fn from_json(body: &[u8]) -> Result<Self, Unrecognised> {
        Self::read(&crate::json::object(body).map_err(|_| Unrecognised)?)
    }

    fn details(&self) -> Value {
        let mut details = json!({
            "type": format!("{TYPE}{}", self.slug()),
            "title": self.title(),
            "status": self.status(),
        });
        let members = match self {
            Self::Malformed { member } => json!({ "member": member }),
            Self::TooManyAttempts { retry_after } => json!({ "retry_after": retry_after }),
            Self::ClockSkew { server_time } => json!({ "server_time": server_time }),
            Self::DeviceRevoked { notice: Some(notice) } => json!({ "notice": notice }),
            Self::TooNew { until } => json!({ "until": until }),
            Self::UpdateRequired { minimum } => json!({ "minimum": minimum }),
            Self::AlreadyDecided { outcome, by_device, at, .. } => {
                json!({ "outcome": outcome, "by_device": by_device, "at": at })
            }
            _ => json!({}),
        };
        let challenge = match self {
            Self::AlreadyDecided { challenge, .. } | Self::Expired { challenge } => json!(challenge),
            _ => Value::Null,
        };
        for more in [members, challenge] {
            if let (Value::Object(details), Value::Object(more)) = (&mut details, more) {
                details.extend(more);
            }
        }
        details
    }

    fn read(details: &Map<String, Value>) -> Result<Self, Unrecognised> {
        let slug = details.get("type").and_then(Value::as_str).and_then(|given| given.strip_prefix(TYPE));
        match slug.ok_or(Unrecognised)? {
            "malformed" => Ok(Self::Malformed { member: optional_text(details, "member")? }),
            "too-large" => Ok(Self::TooLarge),
            "wrong-code" => Ok(Self::WrongCode),
            "too-many-attempts" => {
                let retry_after = details.get("retry_after").and_then(Value::as_u64).ok_or(Unrecognised)?;
                Ok(Self::TooManyAttempts { retry_after })
            }
            "bad-proof" => Ok(Self::BadProof),
            "bad-signature" => Ok(Self::BadSignature),
            "clock-skew" => Ok(Self::ClockSkew { server_time: time(details, "server_time")? }),
            "unknown-device" => Ok(Self::UnknownDevice),
            "device-revoked" => Ok(Self::DeviceRevoked { notice: member(details, "notice") }),
            "not-found" => Ok(Self::NotFound),
            "method-not-allowed" => Ok(Self::MethodNotAllowed),
            "unknown-challenge" => Ok(Self::UnknownChallenge),
            "wrong-number" => Ok(Self::WrongNumber),
            "too-new" => Ok(Self::TooNew { until: time(details, "until")? }),
            "update-required" => {
                Ok(Self::UpdateRequired { minimum: member(details, "minimum").ok_or(Unrecognised)? })
            }
            "no-push" => Ok(Self::NoPush),
            "already-decided" => {
                let outcome = optional_text(details, "outcome")?.ok_or(Unrecognised)?;
                Ok(Self::AlreadyDecided {
                    outcome: Outcome::parse(&outcome),
                    by_device: optional_text(details, "by_device")?.map(|name| Text::replaced(&name)),
                    at: time(details, "at")?,
                    challenge: challenge(details),
                })
            }
            "expired" => Ok(Self::Expired { challenge: challenge(details) }),
            _ => Err(Unrecognised),
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.details().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Map::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn optional_text(details: &Map<String, Value>, name: &str) -> Result<Option<String>, Unrecognised> {
    match details.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Unrecognised),
    }
}

/// Reads a member that tells more about a problem; `None` if it is missing or cannot be read.
fn member<T: DeserializeOwned>(details: &Map<String, Value>, name: &str) -> Option<T> {
    details.get(name).cloned().and_then(|value| serde_json::from_value(value).ok())
}

fn challenge(details: &Map<String, Value>) -> Option<ChallengeResponse> {
    serde_json::from_value(Value::Object(details.clone())).ok()
}

fn time(details: &Map<String, Value>, name: &str) -> Result<Timestamp, Unrecognised> {
    details.get(name).and_then(Value::as_i64).map(Timestamp).ok_or(Unrecognised)
}
