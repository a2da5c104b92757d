//! The protocol between the program that is killed and the test that kills it: one JSON line on
//! standard output per report, written before or right after the step it describes.

use serde::{Deserialize, Serialize};

/// One line of the program's output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// The enrolment form is shown: nothing is connected.
    New,
    /// The screen for choosing a PIN is shown.
    ChoosingPin,
    /// The app is locked out after too many wrong PINs.
    LockedOut,
    /// Home is shown, with these usernames connected.
    Home(Vec<String>),
    /// A screen is shown that the test does not expect.
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
