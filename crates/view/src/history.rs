//! What was asked of this phone and how it ended.

use serde::{Deserialize, Serialize};

use crate::{ChallengeKind, DetailView, Ending};

/// The list, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// What there is.
    pub entries: Vec<PastView>,
}

/// One that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastView {
    /// Names it in intents.
    pub id: String,
    /// What was to be confirmed.
    pub kind: ChallengeKind,
    /// The service that asked.
    pub service: String,
    /// The username it was for.
    pub username: String,
    /// The browser that asked.
    pub browser: String,
    /// The operating system it ran on.
    pub os: String,
    /// Where from, as the backend believed; none when it did not know.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and the like; empty for a login.
    pub details: Vec<DetailView>,
    /// How it ended.
    pub ending: Ending,
    /// When it was asked for, in seconds since 1970.
    pub at: i64,
}
