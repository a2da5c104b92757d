//! What an app that is about to be killed says of itself, one line of JSON each, so that whoever kills it knows what its person had seen.

use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// Nothing is connected.
    New,
    /// The PIN is to be chosen.
    Choosing,
    /// The PIN was wrong too often.
    LockedOut,
    /// These usernames are shown as connected.
    Home(Vec<String>),
    /// Anything else is shown.
    Unusable(String),
    /// This username is about to be connected.
    Connects(String),
    /// This username is about to be disconnected.
    GivesUp(String),
    /// A PIN is about to be entered, the right one or a wrong one.
    Enters(bool),
    /// It is shown to be wrong.
    WasWrong,
    /// What it was entered for is shown.
    WasRight,
    /// The login is about to be approved.
    Confirms,
    /// The login is shown as approved.
    Approved,
}
