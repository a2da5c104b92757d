//! What an app that is about to be killed says of itself, one line of JSON each, so that whoever kills it knows what its person had seen.

use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// Nothing is connected.
    New,
    /// The screen for choosing a PIN is shown.
    ChoosingPin,
    /// The app is locked out after too many wrong PINs.
    LockedOut,
    /// These usernames are shown as connected.
    Home(Vec<String>),
    /// Anything else is shown.
    Unusable(String),
    /// This username is about to be connected.
    Connecting(String),
    /// This username is about to be disconnected.
    Disconnecting(String),
    /// A PIN is about to be entered; true for the right one.
    EnteringPin(bool),
    /// The PIN is shown to be wrong.
    PinWrong,
    /// The PIN was accepted.
    PinRight,
    /// The login is about to be approved with the right PIN.
    Approving,
    /// The login is shown as approved.
    Approved,
}
