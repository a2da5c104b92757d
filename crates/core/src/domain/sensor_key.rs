//! What this device knows of an account's sensor key.

use serde::{Deserialize, Serialize};

/// Status of an account's sensor key at its backend, as far as this device knows. Decides which key
/// signs what a finger or a face confirms, since the backend accepts one of them only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SensorKeyStatus {
    /// The backend has no sensor key of this device: the approval key signs.
    #[default]
    Absent,
    /// The backend may have one that this device is not sure of, or does not have any more. It is
    /// removed there before anything is confirmed by finger or face.
    Unclear,
    /// The backend has acknowledged the key that this device holds: that key signs.
    Registered,
}

impl SensorKeyStatus {
    /// Returns whether the backend has no sensor key of this device.
    pub(crate) fn is_absent(&self) -> bool {
        *self == Self::Absent
    }
}
