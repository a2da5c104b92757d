//! Connecting a username to this app.

use serde::{Deserialize, Serialize};

use crate::CardView;

/// The connect form. What the user types stays in the interface until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolView {
    /// Initial address of the backend, e.g. `http://127.0.0.1:8787`.
    pub address: String,
    /// Whether the address is fixed by the build; if so, the form hides it.
    pub address_fixed: bool,
    /// Whether an enrolment is being sent; all buttons are disabled.
    pub busy: bool,
    /// Why the last attempt failed.
    pub problem: Option<EnrolProblem>,
    /// Username and host from a link or a QR code. The code stays in the authenticator.
    pub filled: Option<FilledView>,
    /// Whether the phone has a camera to scan QR codes.
    pub can_scan: bool,
}

/// The first screen of an app without a username: what it does, the language, and how to connect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WelcomeView {
    /// Whether the phone has a camera to scan QR codes.
    pub can_scan: bool,
    /// Lasting news, oldest first: without a username there is no home.
    pub cards: Vec<CardView>,
}

/// A form that was filled in by a link or a QR code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledView {
    /// The username to connect.
    pub username: String,
    /// Host of the backend.
    pub host: String,
}

/// The QR code scanner. The camera preview lies behind the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanView {
    /// Whether the torch is on.
    pub light: bool,
}

/// Why connecting failed. Each reason has its own remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnrolProblem {
    /// No username was typed.
    UsernameMissing,
    /// No code was typed.
    CodeMissing,
    /// The address is invalid, or does not use https in a release.
    AddressInvalid,
    /// Nothing answered at the address.
    Unreachable,
    /// The answer was not that of a backend, or the backend failed.
    BackendFailed,
    /// The code is wrong for this username, or was used before.
    WrongCode,
    /// Too many failed attempts.
    TooManyAttempts {
        /// Seconds until the next attempt is allowed.
        retry_after: u32,
    },
    /// The backend enrolled another username or derived another secret, so the app disconnected itself.
    Mismatched,
    /// The backend answers only newer versions of the app.
    UpdateRequired,
    /// This app is already connected to this username.
    AlreadyEnrolled,
    /// The keys could not be stored: the disk is full or the keystore refused.
    NotSaved,
    /// The disk or the keystore did not answer in time.
    StorageSilent,
    /// The link or QR code is not an enrolment link.
    NoLink,
    /// The link or QR code names another backend than the one fixed by the build.
    OtherBackend,
    /// The app has no permission to use the camera.
    CameraNotAllowed,
    /// The camera failed.
    CameraFailed,
}
