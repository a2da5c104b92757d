//! Connecting a username to this app.

use serde::{Deserialize, Serialize};

/// The form that connects a username. What was typed stays with the interface until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolView {
    /// Address of the backend to start from, e.g. `http://127.0.0.1:8787`.
    pub address: String,
    /// The address is fixed by the build and not shown.
    pub address_fixed: bool,
    /// Enrolment is on its way; nothing can be pressed.
    pub busy: bool,
    /// Why the last attempt failed.
    pub problem: Option<EnrolProblem>,
    /// What a link or a QR code filled in. The code in it stays with the authenticator.
    pub filled: Option<FilledView>,
    /// There is a camera that could read a QR code.
    pub can_scan: bool,
    /// There is a home to go back to.
    pub can_go_back: bool,
}

/// A form that nobody has to type into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledView {
    /// Whom it connects.
    pub username: String,
    /// Host of the backend.
    pub host: String,
}

/// Looking for a QR code. The window shows what the camera sees behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanView {
    /// The camera's light is on.
    pub light: bool,
}

/// Why connecting failed, each with its own way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnrolProblem {
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
    AlreadyEnrolled,
    /// The keys could not be kept: the disk is full or the keystore refused.
    NotSaved,
    /// The link or QR code is none to connect with.
    NoLink,
    /// It is for another backend than the build's.
    OtherBackend,
    /// The phone does not let this app use its camera.
    CameraNotAllowed,
    /// The camera does not work.
    CameraFailed,
}
