//! Connecting a username to this app.

use serde::{Deserialize, Serialize};

/// The form that connects a username. What was typed stays with the interface until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectView {
    /// Address of the backend to start from, e.g. `http://127.0.0.1:8787`.
    pub address: String,
    /// The address is fixed by the build and not shown.
    pub address_fixed: bool,
    /// Enrolment is on its way; nothing can be pressed.
    pub busy: bool,
    /// Why the last attempt failed.
    pub problem: Option<ConnectProblem>,
    /// There is a home to go back to.
    pub can_go_back: bool,
}

/// Why connecting failed, each with its own way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConnectProblem {
    /// No username was typed.
    UsernameMissing,
    /// No code was typed.
    CodeMissing,
    /// The address is not one of a backend, or not over https in a release.
    AddressInvalid,
    /// Nothing answers at the address.
    Unreachable,
    /// Something answers, but it is no such backend, or it failed.
    BackendFailed,
    /// The username and the code do not belong together, or the code was used.
    WrongCode,
    /// Too many tries; the next is possible after so many seconds.
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// This username is connected to this app already.
    AlreadyConnected,
    /// The keys could not be kept: the disk is full or the keystore refused.
    NotSaved,
}
