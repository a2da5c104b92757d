//! Notices: what happened to a username, as its backend signed it.

use serde::{Deserialize, Serialize};

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// The username.
    pub username: String,
    /// What happened.
    pub kind: NoticeKind,
    /// Name of the device that was connected or disconnected; empty for other kinds.
    pub device: String,
}

/// Kind of event that a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeKind {
    /// A device was connected.
    DeviceAdded,
    /// A device was disconnected.
    DeviceRemoved,
    /// All devices were disconnected.
    DevicesRemoved,
    /// A new list of one-time passwords replaced the old one.
    CodesRenewed,
    /// The password was changed.
    PasswordChanged,
    /// Offline codes were closed after too many wrong ones.
    OfflineCodesClosed,
    /// Logins were stopped by a report.
    Frozen,
    /// Logins are allowed again.
    Unfrozen,
    /// Telephone number or e-mail address was changed.
    ContactChanged,
    /// A one-time password was sent by SMS.
    CodeSent,
    /// A kind that this version does not know.
    Unknown,
}
