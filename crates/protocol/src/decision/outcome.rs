//! How challenges end.

use serde::{Deserialize, Serialize};

use super::Verdict;

/// How a challenge ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A device said yes.
    Approved,
    /// A device said no.
    Denied,
    /// A device said it was someone else who asked.
    Reported,
    /// A device said yes with the wrong number.
    WrongNumber,
    /// Nobody answered in time.
    Expired,
    /// Whoever asked gave up, or a report stopped it.
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

    /// Reads an outcome; `None` for one of a later version.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, outcome)| *outcome)
    }
}

/// What an accepted decision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The browser goes on.
    Approved,
    /// The browser does not.
    Denied,
    /// The browser does not, and no more logins are asked for.
    Reported,
}

/// The answer to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionResponse {
    /// What it did.
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
