//! Something that happened while the person was looking elsewhere; shown once, dismissed by hand.

use serde::{Deserialize, Serialize};

use crate::{SendTrouble, Sensor, SensorTrouble};

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// A username was connected to this app.
    Enrolled {
        /// The username.
        username: String,
    },
    /// This device was disconnected from a username by somebody else; its keys are erased.
    DisconnectedElsewhere {
        /// The username.
        username: String,
        /// Who did it: a device's name, or none for the web.
        by: Option<String>,
        /// How many seconds ago.
        seconds_ago: u32,
    },
    /// This device was disconnected here.
    Disconnected {
        /// The username.
        username: String,
        /// The backend was told. If not, the username's page on the web still lists the device.
        backend_told: bool,
    },
    /// A challenge came that this device cannot trust: its signature or shape is wrong.
    ChallengeRefused {
        /// The username.
        username: String,
    },
    /// The answer could not be made or was not taken; the challenge can be answered again. If it happens again,
    /// connecting the username anew is the way on.
    AnswerNotMade,
    /// The opened challenge is not known (any more).
    ChallengeGone,
    /// *Deny* was pressed on a notification, and the backend could not be told yet.
    DenialWaits,
    /// Another device was disconnected.
    DeviceDisconnected {
        /// Its name.
        name: String,
    },
    /// This device has another name.
    DeviceRenamed {
        /// The name.
        name: String,
    },
    /// No device can be called that.
    DeviceNameUnfit,
    /// The devices are as they were: the backend was not reached, or did not agree.
    DevicesUnchanged(SendTrouble),
    /// The PIN is another now.
    PinChanged,
    /// The sensor takes the PIN's place from now on.
    SensorOn(Sensor),
    /// It no longer does.
    SensorOff(Sensor),
    /// It could not be made to. The PIN works as before.
    SensorNotOn(SensorTrouble),
    /// A link was opened in the middle of something that has to be finished first.
    LinkNotNow,
    /// Something could not be saved; what was on the screen is unchanged.
    NotSaved,
}
