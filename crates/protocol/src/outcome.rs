//! Outcomes of challenges, as problems, events and the history name them.

use serde::{Deserialize, Serialize};

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
    /// Closed in a way that this version does not know.
    #[serde(other)]
    Ended,
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

    /// Parses an outcome; [`Outcome::Ended`] if this version does not know `word`.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        Self::WORDS.iter().find(|(known, _)| *known == word).map_or(Self::Ended, |(_, outcome)| *outcome)
    }
}
