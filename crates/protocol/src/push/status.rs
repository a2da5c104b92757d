//! Status of a device's pushes, and the request for a test push.

use serde::{Deserialize, Serialize};

use super::{PushRegistration, VapidKey};
use crate::ids::{DeviceText, Timestamp};
use crate::member::{Members, body};
use crate::problem::Problem;

/// Response body of `GET …/push`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushStatus {
    /// Transport of the device's pushes.
    pub transport: TransportKind,
    /// VAPID public key of the backend; `None` if it sends no Web Push.
    pub vapid: Option<VapidKey>,
    /// Latest attempt; `None` before the first one since the registration changed.
    pub last: Option<LastPush>,
}

/// Transport of pushes, without addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransportKind {
    /// No pushes.
    None,
    /// Apple's push service.
    Apns,
    /// Web Push service.
    Webpush,
}

/// Attempt to send a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPush {
    /// Time of the attempt.
    pub at: Timestamp,
    /// Result of the attempt.
    pub result: PushResult,
}

/// Result of an attempt to send a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PushResult {
    /// The push service accepted the message.
    Accepted,
    /// The push service no longer knows the address; the registration is removed.
    Gone,
    /// The push service rejected the message, or sending to the address is not allowed.
    Refused,
    /// The push service did not respond, or asked to retry later.
    Unreachable,
}

/// Request body of `POST …/push/test`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRequest {
    /// Token that identifies the test.
    pub token: DeviceText,
}

impl TestRequest {
    /// Parses a request body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        Ok(Self { token: Members::of(&body(bytes)?).parsed("token", DeviceText::parse)? })
    }
}

impl PushRegistration {
    /// Transport of the registration.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        match self {
            Self::None => TransportKind::None,
            Self::Apns { .. } => TransportKind::Apns,
            Self::Webpush { .. } => TransportKind::Webpush,
        }
    }
}
