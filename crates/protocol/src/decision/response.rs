//! Response to a decision.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::handoff::Release;
use crate::outcome::Outcome;

/// Result of an accepted decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The browser session is logged in, or will be once the browser brings the release.
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
    /// Secret for the browser on the same phone, after an approval with a handoff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
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
