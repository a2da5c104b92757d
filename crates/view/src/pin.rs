//! Choosing the PIN, and being asked for it.

use serde::{Deserialize, Serialize};

use crate::{AvailableSensor, Sensor, SensorTrouble, TimeLeft};

/// Choosing a PIN at the end of connecting the first username.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoosePinView {
    /// Fewest digits accepted.
    pub min_length: u8,
    /// Most digits accepted.
    pub max_length: u8,
    /// The PIN is being set; nothing can be pressed.
    pub busy: bool,
    /// Whether it takes the place of another, which is asked for next.
    pub changing: bool,
    /// The sensor that could take the PIN's place from now on; whether it shall is chosen here. None while a PIN is changed.
    pub sensor: AvailableSensor,
    /// Why the last choice was refused.
    pub problem: Option<PinProblem>,
}

/// Why a chosen PIN was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinProblem {
    /// Shorter than the policy asks for.
    TooShort,
    /// Longer than twelve digits.
    TooLong,
    /// Something other than digits.
    NotDigits,
    /// The same digit or group over and over.
    Repeated,
    /// Digits in a row, up or down.
    Run,
    /// A date.
    Date,
    /// One of the hundred most common.
    Common,
    /// It could not be kept: the disk is full or the keystore refused.
    NotSaved,
}

/// The PIN pad, over whatever screen asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinView {
    /// What the PIN is for.
    pub purpose: PinPurpose,
    /// Fewest digits a PIN has.
    pub min_length: u8,
    /// Most digits a PIN has.
    pub max_length: u8,
    /// It is being checked; nothing can be pressed.
    pub busy: bool,
    /// The sensor that can take the PIN's place here.
    pub sensor: Option<Sensor>,
    /// The platform is asking for a finger or a face.
    pub waits_for_sensor: bool,
    /// What went wrong with the last try.
    pub trouble: Option<PinTrouble>,
    /// Tries left, when few enough to say so.
    pub tries_left: Option<u8>,
}

/// What a PIN is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinPurpose {
    /// Approving the challenge on the screen.
    Approve,
    /// Showing an offline code.
    RevealCode,
    /// Connecting another username.
    AddAccount,
    /// Changing the PIN: the one that is in use.
    ChangePin,
    /// Disconnecting another device.
    RevokeDevice,
    /// Letting the sensor take the PIN's place.
    TurnOnSensor,
    /// Ending that.
    TurnOffSensor,
}

/// Why a PIN was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinTrouble {
    /// It is another PIN.
    Wrong,
    /// Tries are held back for a while.
    Wait(TimeLeft),
    /// It could not be checked: the disk is full or the keystore refused. No try was used.
    NotChecked,
    /// The sensor did not do instead.
    Sensor(SensorTrouble),
}
