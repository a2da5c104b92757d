//! Choosing a PIN, the PIN pad, and the biometric sensor in place of the PIN.

use serde::{Deserialize, Serialize};

use crate::TimeLeft;

/// The screen that chooses a PIN: after connecting the first username, or to change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoosePinView {
    /// Fewest digits accepted.
    pub min_length: u8,
    /// Most digits accepted.
    pub max_length: u8,
    /// Whether the PIN is being set; all buttons are disabled.
    pub busy: bool,
    /// Whether the new PIN replaces another, which was just typed.
    pub changing: bool,
    /// Number of PINs judged so far in this run. If `problem` is `None` once it has grown, the PIN is
    /// typed again.
    pub judged: u64,
    /// The sensor that the user can enable here in place of the PIN; `None` while a PIN is changed.
    pub sensor: AvailableSensor,
    /// Why the last choice was refused.
    pub problem: Option<PinProblem>,
    /// Whether a link was opened meanwhile, which has to wait until a PIN is chosen.
    pub link_refused: bool,
}

/// Why a chosen PIN was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinProblem {
    /// Shorter than the policy requires.
    TooShort,
    /// Longer than twelve digits.
    TooLong,
    /// Something other than digits.
    NotDigits,
    /// A repeated digit or group of digits.
    Repeated,
    /// Consecutive digits, ascending or descending.
    Run,
    /// A date.
    Date,
    /// A common PIN.
    Common,
    /// The PIN could not be stored: the disk is full or the keystore refused.
    NotSaved,
    /// The disk or the keystore did not answer in time.
    StorageSilent,
}

/// The PIN pad, over the screen that opened it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinView {
    /// Number of this pad: a PIN typed here is good for no other.
    pub pad: u32,
    /// Purpose of the PIN.
    pub purpose: PinPurpose,
    /// Fewest digits a PIN has.
    pub min_length: u8,
    /// Most digits a PIN has.
    pub max_length: u8,
    /// Digits of the PIN, if that is known: the last of them submits it. `None` for a PIN from before
    /// its length was stored, until it is next right.
    pub length: Option<u8>,
    /// Whether the PIN or the sensor is being checked; all buttons are disabled.
    pub busy: bool,
    /// The sensor that can be used instead of the PIN; `None` if there is none, or if the purpose
    /// requires the PIN.
    pub sensor: Option<Sensor>,
    /// Whether the platform is prompting for a finger or a face.
    pub waits_for_sensor: bool,
    /// Why the last attempt failed, or how long the next must wait.
    pub trouble: Option<PinTrouble>,
    /// Number of tries left; `None` while all are left, and while a PIN is being checked.
    pub tries_left: Option<u8>,
}

/// Purpose of the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinPurpose {
    /// Approving the challenge on the screen.
    Approve,
    /// Showing the offline code.
    RevealCode,
    /// Showing the history.
    ReadHistory,
    /// Connecting another username.
    AddAccount,
    /// Changing the PIN; the pad takes the current one.
    ChangePin,
    /// Disconnecting another device.
    RevokeDevice,
    /// Enabling the sensor in place of the PIN.
    TurnOnSensor,
    /// Disabling the sensor.
    TurnOffSensor,
}

/// Why a PIN or the sensor was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinTrouble {
    /// The PIN is wrong.
    Wrong,
    /// The next try must wait.
    Wait(TimeLeft),
    /// The PIN could not be checked: the disk is full or the keystore refused. No try was used.
    NotChecked,
    /// The disk or the keystore did not answer in time. A try may have been used.
    StorageSilent,
    /// The sensor failed; the PIN still works.
    Sensor(SensorTrouble),
}

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
    /// The prompt was not answered in time.
    Silent,
    /// No usable sensor is present.
    Unavailable,
    /// The phone's sensor cannot guard a key.
    TooWeak,
}
