//! Methods and paths of the requests that a device makes. Client and request proofs take them from
//! here; the mock's router spells the same routes again.

use crate::ids::{ChallengeId, DeviceId, Origin};

/// Prefix of every path of this API version.
pub const API_BASE: &str = "/api/v1";

/// Endpoint of a device's request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint<'a> {
    /// Enrolment of a device; the only request without a proof.
    Enrol,
    /// List of the open challenges.
    Challenges,
    /// Single challenge.
    Challenge(&'a ChallengeId),
    /// Decision on a challenge: approve, deny or report.
    Decision(&'a ChallengeId),
    /// Stream of server-sent events.
    Events,
    /// List of the account's devices.
    Devices,
    /// Change to a device.
    Device(&'a DeviceId, DeviceVerb),
    /// Pushes to a device.
    Push(&'a DeviceId, PushVerb),
}

/// Changes to a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceVerb {
    /// Change of the device's name.
    Rename,
    /// Permanent revocation of the device.
    Revoke,
}

/// Requests about a device's pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushVerb {
    /// Registration of the push address.
    Register,
    /// Status of the registration and of the latest push.
    Status,
    /// Request for a test push.
    Test,
}

impl Endpoint<'_> {
    /// HTTP method; the proof's `htm` (RFC 9449 §4.2).
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

    /// Path from the root of the origin, without a query.
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

    /// Full URL; the proof's `htu` (RFC 9449 §4.2).
    #[must_use]
    pub fn url(&self, origin: &Origin) -> String {
        format!("{origin}{}", self.path())
    }
}
