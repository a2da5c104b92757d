//! The history: past challenges and how they ended.

use serde::{Deserialize, Serialize};

use crate::{ChallengeKind, DetailView, Ending};

/// The history screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// Past challenges, newest first.
    pub entries: Vec<PastView>,
}

/// A challenge that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastView {
    /// Id of the challenge, for intents.
    pub id: String,
    /// Kind of what was to be confirmed.
    pub kind: ChallengeKind,
    /// The service that requested it.
    pub service: String,
    /// The username that had to confirm.
    pub username: String,
    /// The browser the request came from.
    pub browser: String,
    /// The operating system of that browser.
    pub os: String,
    /// Estimated location of the browser, from the backend; `None` if unknown.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and similar; empty for a login.
    pub details: Vec<DetailView>,
    /// How the challenge ended.
    pub ending: Ending,
    /// When the challenge was issued, in seconds since 1970.
    pub at: i64,
}
