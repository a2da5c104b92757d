//! The list of an account's devices, and a device's own name in it.

use serde::{Deserialize, Serialize};

use crate::enrolment::Platform;
use crate::ids::{DeviceId, DeviceText, Timestamp};
use crate::member::{Members, body};
use crate::problem::Problem;

/// An account's connected devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesResponse {
    /// In the order they were connected.
    pub devices: Vec<DeviceEntry>,
}

/// One connected device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceEntry {
    /// What the backend calls it.
    pub id: DeviceId,
    /// What its owner calls it.
    pub name: DeviceText,
    /// What kind it is.
    pub platform: Platform,
    /// When it was connected.
    pub enrolled_at: Timestamp,
    /// When it last made a request.
    pub last_seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// A new name for the device that asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameRequest {
    /// The name.
    pub name: DeviceText,
}

impl RenameRequest {
    /// Reads a request's body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        Ok(Self { name: Members::of(&body(bytes)?).parsed("name", DeviceText::parse)? })
    }
}
