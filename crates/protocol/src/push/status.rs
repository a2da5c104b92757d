//! What a backend knows of a device's pushes, and the test that a device may ask for.

use serde::{Deserialize, Serialize};

use super::{PushRegistration, VapidKey};
use crate::ids::{DeviceText, Timestamp};
use crate::member::{Members, body};
use crate::problem::Problem;

/// The answer to `GET …/push`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushStatus {
    /// How pushes are sent to the device.
    pub transport: TransportKind,
    /// The key under which the backend sends Web Push; none where it sends none.
    pub vapid: Option<VapidKey>,
    /// What came of the latest attempt; none since the registration was changed.
    pub last: Option<LastPush>,
}

/// The ways in which pushes are sent, without the addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransportKind {
    /// No pushes are sent.
    None,
    /// Through Apple's service.
    Apns,
    /// Through a Web Push service.
    Webpush,
}

/// An attempt to send a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPush {
    /// When it was made.
    pub at: Timestamp,
    /// What came of it.
    pub result: PushResult,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PushResult {
    /// The push service took the message.
    Accepted,
    /// The push service does not know the address any more, and the registration ended.
    Gone,
    /// The push service does not take the message, or the address may not be sent to.
    Refused,
    /// There was no answer, or one that asks to try again.
    Unreachable,
}

/// The body of `POST …/push/test`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRequest {
    /// What the test is told apart by.
    pub token: DeviceText,
}

impl TestRequest {
    /// Reads a request's body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        Ok(Self { token: Members::of(&body(bytes)?).parsed("token", DeviceText::parse)? })
    }
}

impl PushRegistration {
    /// The way, without the address.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        match self {
            Self::None => TransportKind::None,
            Self::Apns { .. } => TransportKind::Apns,
            Self::Webpush { .. } => TransportKind::Webpush,
        }
    }
}
