//! A username this app confirms logins for, as the interface shows it.

use serde::{Deserialize, Serialize};

/// One connected username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Names the account in intents; meaningless otherwise.
    pub id: String,
    /// The username as the backend writes it.
    pub username: String,
    /// The person or company behind it.
    pub display_name: String,
    /// Host of the backend, e.g. `key.example`.
    pub host: String,
    /// Whether logins for it can arrive right now.
    pub connection: Connection,
}

/// Whether the app hears from a backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connection {
    /// First contact since the start is under way.
    Connecting,
    /// The event stream is open and the list of open challenges was fetched.
    Online,
    /// The backend could not be reached; the app keeps trying.
    Unreachable,
    /// This device's key for it is not there any more; connecting it again is the way on.
    KeyGone,
    /// The backend answered with something this version cannot read or with a failure of its own.
    Failing,
}
