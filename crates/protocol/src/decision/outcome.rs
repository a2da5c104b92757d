//! Outcomes of challenges, and the response to a decision.

use serde::{Deserialize, Serialize};

use super::Verdict;

/// Outcome of a challenge that is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Approved by a device.
    Approved,
    /// Denied by a device.
    Denied,
    /// Reported by a device as not made by its user.
    Reported,
    /// Closed by an approval with the wrong number.
    WrongNumber,
    /// Expired without a decision.
    Expired,
    /// Cancelled by the requester, by a newer login in the same browser session, or by a report.
    Cancelled,
}

impl Outcome {
    const WORDS: [(&str, Self); 6] = [
        ("approved", Self::Approved),
        ("denied", Self::Denied),
        ("reported", Self::Reported),
        ("wrong-number", Self::WrongNumber),
        ("expired", Self::Expired),
        ("cancelled", Self::Cancelled),
    ];

    /// Parses an outcome; `None` if this version does not know `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, outcome)| *outcome)
    }
}

/// Result of an accepted decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The browser session is logged in.
    Approved,
    /// The browser session is not logged in.
    Denied,
    /// The browser session is not logged in, and the account gets no new challenges until its user
    /// logs in with a one-time password.
    Reported,
}

/// Response body of `POST …/decision`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionResponse {
    /// Result of the decision.
    pub status: Status,
}

impl From<Verdict> for Status {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Approve => Self::Approved,
            Verdict::Deny => Self::Denied,
            Verdict::Report => Self::Reported,
        }
    }
}

impl From<Status> for Outcome {
    fn from(status: Status) -> Self {
        match status {
            Status::Approved => Self::Approved,
            Status::Denied => Self::Denied,
            Status::Reported => Self::Reported,
        }
    }
}
