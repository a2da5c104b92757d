//! Methods and paths of the requests that a device makes. Client, request proofs and the mock's
//! router take them from here.

mod route;

use crate::ids::{ChallengeId, DeviceId, Origin};

pub use route::{API_BASE, Route};

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
    /// Sensor key of a device.
    SensorKey(&'a DeviceId, SensorKeyVerb),
    /// List of the account's notices.
    Notices,
}

/// Requests about a device's sensor key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SensorKeyVerb {
    /// Registration of a key, which replaces an earlier one.
    Register,
    /// Removal of the key.
    Remove,
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
    /// Kind of the request.
    #[must_use]
    pub fn route(&self) -> Route {
        match self {
            Self::Enrol => Route::Enrol,
            Self::Challenges => Route::Challenges,
            Self::Challenge(_) => Route::Challenge,
            Self::Decision(_) => Route::Decision,
            Self::Events => Route::Events,
            Self::Devices => Route::Devices,
            Self::Device(_, DeviceVerb::Rename) => Route::Rename,
            Self::Device(_, DeviceVerb::Revoke) => Route::Revoke,
            Self::Push(_, PushVerb::Register) => Route::Push,
            Self::Push(_, PushVerb::Status) => Route::PushStatus,
            Self::Push(_, PushVerb::Test) => Route::PushTest,
            Self::SensorKey(_, SensorKeyVerb::Register) => Route::SensorKey,
            Self::SensorKey(_, SensorKeyVerb::Remove) => Route::SensorKeyRemoval,
            Self::Notices => Route::Notices,
        }
    }

    /// HTTP method; the proof's `htm` (RFC 9449 §4.2).
    #[must_use]
    pub fn method(&self) -> &'static str {
        self.route().method()
    }

    /// Path from the root of the origin, without a query.
    #[must_use]
    pub fn path(&self) -> String {
        let id = match self {
            Self::Enrol | Self::Challenges | Self::Events | Self::Devices | Self::Notices => "",
            Self::Challenge(id) | Self::Decision(id) => id.as_str(),
            Self::Device(id, _) | Self::Push(id, _) | Self::SensorKey(id, _) => id.as_str(),
        };
        self.route().pattern().replace("{id}", id)
    }

    /// Full URL; the proof's `htu` (RFC 9449 §4.2).
    #[must_use]
    pub fn url(&self, origin: &Origin) -> String {
        format!("{origin}{}", self.path())
    }
}
