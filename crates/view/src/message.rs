//! Messages: events shown over any screen until the user dismisses them.

use serde::{Deserialize, Serialize};

use crate::{NoticeView, SendTrouble, Sensor, SensorTrouble};

/// A message shown over the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// A username was connected to this app.
    Enrolled {
        /// The username.
        username: String,
    },
    /// This device was disconnected from a username elsewhere; its keys are erased.
    DisconnectedElsewhere {
        /// The username.
        username: String,
        /// Name of the device that did it; `None` for the web.
        by: Option<String>,
        /// Seconds since the disconnection.
        seconds_ago: u32,
    },
    /// This device was disconnected from a username, by its user.
    Disconnected {
        /// The username.
        username: String,
        /// Whether the backend was notified. If not, its web page still lists this device.
        backend_told: bool,
    },
    /// A challenge failed verification: its signature or its format is wrong.
    ChallengeRefused {
        /// The username the challenge was for.
        username: String,
    },
    /// The decision could not be made or was not accepted, and the challenge can be answered again;
    /// or the offline code could not be read. If it happens again, the username must be connected
    /// anew.
    AnswerNotMade,
    /// The challenge that was opened is not pending, or no longer.
    ChallengeGone,
    /// *Deny* was pressed on a notification while the backend could not be reached; the denial is
    /// sent later.
    DenialWaits,
    /// Another device of the username was disconnected.
    DeviceDisconnected {
        /// Name of that device.
        name: String,
    },
    /// This device was renamed.
    DeviceRenamed {
        /// The new name.
        name: String,
    },
    /// The name for this device is invalid: empty, too long or with control characters.
    DeviceNameUnfit,
    /// A change to the devices was not carried out, or its response was lost.
    DevicesUnchanged(SendTrouble),
    /// This device is too new to disconnect an older one.
    TooNewToDisconnect {
        /// Seconds until it may.
        seconds: u32,
    },
    /// A username's backend answers only newer versions of the app.
    UpdateRequired {
        /// The username.
        username: String,
        /// The lowest version that it answers.
        minimum: String,
    },
    /// Something happened to a username; shown until it is read.
    Notice(NoticeView),
    /// The PIN was changed.
    PinChanged,
    /// The PIN was changed, and the sensor disabled: it did not recognise the user when its slot was to
    /// be made anew.
    PinChangedSensorOff,
    /// The sensor was enabled in place of the PIN.
    SensorOn(Sensor),
    /// The sensor was disabled.
    SensorOff(Sensor),
    /// The sensor could not be enabled; the PIN still works.
    SensorNotOn(SensorTrouble),
    /// A link was opened during a step that must be finished first.
    LinkNotNow,
    /// A change could not be saved; the screen is unchanged.
    NotSaved,
    /// The disk or the keystore did not answer in time.
    StorageSilent,
}
