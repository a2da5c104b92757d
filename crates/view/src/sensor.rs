//! The biometric sensor, in place of the PIN.

use serde::{Deserialize, Serialize};

/// A biometric sensor that is present and set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sensor {
    /// A fingerprint reader.
    Fingerprint,
    /// A face camera.
    Face,
}

/// The phone's biometric sensor, by whether it can guard a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AvailableSensor<T = Sensor> {
    /// A sensor that can guard a key, with a finger or face enrolled: class 3 (strong) on Android,
    /// any on iOS.
    Strong(T),
    /// A sensor that can only unlock the screen: class 2 (weak) on Android.
    Weak,
    /// No usable sensor.
    None,
}

impl<T> AvailableSensor<T> {
    /// Returns the sensor, if it can guard a key.
    pub fn strong(self) -> Option<T> {
        match self {
            Self::Strong(sensor) => Some(sensor),
            Self::Weak | Self::None => None,
        }
    }

    /// Applies `of` to a strong sensor and leaves the other variants unchanged.
    #[must_use]
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> AvailableSensor<U> {
        match self {
            Self::Strong(sensor) => AvailableSensor::Strong(of(sensor)),
            Self::Weak => AvailableSensor::Weak,
            Self::None => AvailableSensor::None,
        }
    }
}

/// A strong sensor, and whether it is enabled in place of the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SensorView {
    /// Kind of sensor.
    pub sensor: Sensor,
    /// Whether the sensor is enabled.
    pub on: bool,
}

/// Why the sensor failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SensorTrouble {
    /// The user or the system closed the prompt.
    Cancelled,
    /// Too many failed attempts; the platform locked the sensor for a while.
    LockedOut,
    /// The fingers or faces enrolled on the phone changed; the sensor is disabled until it is
    /// enabled again.
    Changed,
    /// No usable sensor is present.
    Unavailable,
    /// The phone's sensor cannot guard a key.
    TooWeak,
}
