//! What presence is requested for.

use key_protocol::ids::{ChallengeId, DeviceId};
use key_view::PinPurpose;

use crate::domain::account::AccountHandle;

/// Purpose that user presence is requested for: what a pad needs to know, and no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresencePurpose {
    /// Approving a challenge.
    Approve {
        /// Challenge id.
        id: ChallengeId,
        /// Number of digits typed, as many as the challenge requires; none after a handoff.
        digits: usize,
    },
    /// Showing an offline code.
    RevealCode(AccountHandle),
    /// Reading the history.
    ReadHistory,
    /// Enrolling another account.
    Enrol,
    /// Changing the PIN.
    ChangePin,
    /// Disconnecting another device of an account.
    Revoke(AccountHandle, DeviceId),
    /// Turning on the sensor.
    TurnOnSensor,
    /// Turning off the sensor.
    TurnOffSensor,
}

impl PresencePurpose {
    /// Returns the purpose as the pad shows it.
    pub fn purpose(&self) -> PinPurpose {
        match self {
            Self::Approve { .. } => PinPurpose::Approve,
            Self::RevealCode(_) => PinPurpose::RevealCode,
            Self::ReadHistory => PinPurpose::ReadHistory,
            Self::Enrol => PinPurpose::AddAccount,
            Self::ChangePin => PinPurpose::ChangePin,
            Self::Revoke(..) => PinPurpose::RevokeDevice,
            Self::TurnOnSensor => PinPurpose::TurnOnSensor,
            Self::TurnOffSensor => PinPurpose::TurnOffSensor,
        }
    }

    /// Returns whether a biometric is accepted. Changing the PIN and turning on the sensor require
    /// the PIN.
    pub fn takes_sensor(&self) -> bool {
        !matches!(self, Self::ChangePin | Self::TurnOnSensor)
    }

    /// Returns whether presence is requested for turning the sensor on or off.
    pub(super) fn is_of_sensor(&self) -> bool {
        matches!(self, Self::TurnOnSensor | Self::TurnOffSensor)
    }
}
