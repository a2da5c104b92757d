//! List of an account's devices, and the request that renames a device.

use serde::{Deserialize, Serialize};

use crate::enrolment::Platform;
use crate::ids::{DeviceId, DeviceText, Text, Timestamp};
use crate::member::{Members, body};
use crate::problem::Problem;

/// Response body of `GET …/devices`: the account's devices that are not revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesResponse {
    /// Devices in the order of their enrolment.
    pub devices: Vec<DeviceEntry>,
}

/// Enrolled device in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceEntry {
    /// Id of the device.
    pub id: DeviceId,
    /// Name given by its user.
    #[serde(deserialize_with = "Text::replacing")]
    pub name: DeviceText,
    /// Platform of the device.
    pub platform: Platform,
    /// Time of its enrolment.
    pub enrolled_at: Timestamp,
    /// Time of its latest request.
    pub last_seen_at: Timestamp,
    /// Whether the entry is the device that made this request.
    pub this: bool,
    /// Protection of the device's keys, as far as the backend could verify it.
    #[serde(default)]
    pub keys: KeyProtection,
    /// Whether the device registered a sensor key.
    #[serde(default)]
    pub sensor: bool,
}

/// Protection of a device's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyProtection {
    /// Attested and verified to lie in hardware.
    Hardware,
    /// Attested to lie in software.
    Software,
    /// Not attested, or with an attestation that does not verify.
    #[default]
    #[serde(other)]
    Unverified,
}

/// Response body of `PATCH …/devices/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameResponse {
    /// Name of the device now, which differs from the one asked for if that was taken.
    #[serde(deserialize_with = "Text::replacing")]
    pub device_name: DeviceText,
}

/// Request body of `PATCH …/devices/{id}`: a new name for the device that sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameRequest {
    /// New name.
    pub name: DeviceText,
}

impl RenameRequest {
    /// Parses a request body.
    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        Ok(Self { name: Members::of(&body(bytes)?).parsed("name", DeviceText::parse)? })
    }
}
