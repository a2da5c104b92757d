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

/// The biometric sensor that the phone has, told apart by whether it can guard a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AvailableSensor<T = Sensor> {
    /// A sensor that can guard a key, with somebody enrolled: Android's strong class, and any of iOS.
    Strong(T),
    /// Only a sensor that unlocks the screen and guards no key: Android's weak class.
    Weak,
    /// No sensor that can be asked.
    None,
}

impl<T> AvailableSensor<T> {
    /// The sensor that can guard a key.
    pub fn strong(self) -> Option<T> {
        match self {
            Self::Strong(sensor) => Some(sensor),
            Self::Weak | Self::None => None,
        }
    }

    /// Applies a function to a strong sensor and leaves the other answers as they are.
    #[must_use]
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> AvailableSensor<U> {
        match self {
            Self::Strong(sensor) => AvailableSensor::Strong(of(sensor)),
            Self::Weak => AvailableSensor::Weak,
            Self::None => AvailableSensor::None,
        }
    }
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
    /// There is no sensor that can be asked.
    Unavailable,
    /// The phone's sensor cannot guard a key.
    TooWeak,
}
