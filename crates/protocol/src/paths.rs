//! The requests a device can make: the one place that spells a method or a path.

use crate::ids::{ChallengeId, DeviceId, Origin};

/// What every path of this version begins with.
pub const API_BASE: &str = "/api/v1";

/// One request of a device, as its proof names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint<'a> {
    /// Connects a new device; the only request without a proof.
    Enrol,
    /// The open challenges.
    Challenges,
    /// One challenge.
    Challenge(&'a ChallengeId),
    /// Approve, deny or report one challenge.
    Decision(&'a ChallengeId),
    /// The stream of server-sent events.
    Events,
    /// The account's devices.
    Devices,
    /// A change to one device.
    Device(&'a DeviceId, DeviceVerb),
    /// Where to send this device's pushes.
    Push(&'a DeviceId, PushVerb),
}

/// What may be done to one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceVerb {
    /// Gives it another name.
    Rename,
    /// Disconnects it for good.
    Revoke,
}

/// What may be done about a device's pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushVerb {
    /// Registers where they go.
    Register,
    /// Asks how they stand.
    Status,
    /// Asks for one, as a test.
    Test,
}

impl Endpoint<'_> {
    /// The HTTP method, the proof's `htm`.
    #[must_use]
    pub fn method(&self) -> &'static str {
        match self {
            Self::Challenges
            | Self::Challenge(_)
            | Self::Events
            | Self::Devices
            | Self::Push(_, PushVerb::Status) => "GET",
            Self::Enrol | Self::Decision(_) | Self::Push(_, PushVerb::Test) => "POST",
            Self::Device(_, DeviceVerb::Rename) => "PATCH",
            Self::Device(_, DeviceVerb::Revoke) => "DELETE",
            Self::Push(_, PushVerb::Register) => "PUT",
        }
    }

    /// The path, from the root of the origin.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Enrol | Self::Devices => format!("{API_BASE}/devices"),
            Self::Challenges => format!("{API_BASE}/challenges"),
            Self::Challenge(id) => format!("{API_BASE}/challenges/{id}"),
            Self::Decision(id) => format!("{API_BASE}/challenges/{id}/decision"),
            Self::Events => format!("{API_BASE}/events"),
            Self::Device(id, _) => format!("{API_BASE}/devices/{id}"),
            Self::Push(id, PushVerb::Register | PushVerb::Status) => format!("{API_BASE}/devices/{id}/push"),
            Self::Push(id, PushVerb::Test) => format!("{API_BASE}/devices/{id}/push/test"),
        }
    }

    /// The whole address, the proof's `htu`.
    #[must_use]
    pub fn url(&self, origin: &Origin) -> String {
        format!("{origin}{}", self.path())
    }
}
