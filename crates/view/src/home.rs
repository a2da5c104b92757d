//! The home screen: pending challenges and connected usernames.

use serde::{Deserialize, Serialize};

use crate::{CardView, PendingView};

/// The home screen: pending challenges and connected usernames.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Pending challenges, oldest first.
    pub pending: Vec<PendingView>,
    /// Lasting news, oldest first.
    pub cards: Vec<CardView>,
    /// Whether the user can have the requests fetched now.
    pub check: Check,
    /// Connected usernames; never empty.
    pub accounts: Vec<AccountView>,
}

/// Whether the user can have the requests fetched now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Check {
    /// Nothing can have been missed: each backend tells at once.
    NotNeeded,
    /// Something may have been missed.
    Offered,
    /// The requests are being fetched.
    Busy,
}

/// A connected username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Id of the account, for intents; opaque.
    pub id: String,
    /// The username, as the backend spells it.
    pub username: String,
    /// Name of the person or company behind the username.
    pub display_name: String,
    /// Host of the backend, e.g. `key.example`.
    pub host: String,
    /// State of the connection to the backend.
    pub connection: Connection,
}

/// State of the connection to an account's backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connection {
    /// The app is connecting to the backend.
    Connecting,
    /// The event stream is open and the list of open challenges was fetched.
    Online,
    /// The backend could not be reached; the app retries.
    Unreachable,
    /// The possession key is missing from the keystore; the username must be connected again.
    KeyGone,
    /// The backend says that it does not know this device, without proof. The keys are kept, and the
    /// app retries; only the user can erase them, by disconnecting the username.
    NotKnown,
    /// The backend answers only newer versions of the app; the app retries.
    UpdateRequired,
    /// The backend or the keystore failed, or the backend's response could not be read; the app
    /// retries.
    Failing,
}
