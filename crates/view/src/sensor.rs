//! Fingerprint and face in the place of the PIN.

use serde::{Deserialize, Serialize};

/// A biometric sensor that is there and set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sensor {
    /// A fingerprint reader.
    Fingerprint,
    /// A face camera.
    Face,
}

/// Whether it takes the PIN's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SensorView {
    /// Which.
    pub sensor: Sensor,
    /// Whether it does.
    pub on: bool,
}

/// Why it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SensorTrouble {
    /// The question was closed.
    Cancelled,
    /// Too many tries; the phone asks no more for a while.
    LockedOut,
    /// Fingers or faces were added or removed on the phone, so it is off until it is turned on again.
    Changed,
    /// There is no sensor that can guard a key.
    Unavailable,
}
