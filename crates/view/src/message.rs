//! Messages: short news over a screen. Lasting news is a card ([`crate::CardView`]).

use serde::{Deserialize, Serialize};

use crate::{SendTrouble, Sensor, SensorTrouble};

/// A message shown over the screen, until the user closes it or the screen changes. Good news closes
/// by itself. None is shown over a challenge, the PIN pad or the choice of a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// A username was connected to this app.
    Enrolled {
        /// The username.
        username: String,
    },
    /// This device was disconnected from a username, by its user.
    Disconnected {
        /// The username.
        username: String,
        /// Whether the backend was notified. If not, its web page still lists this device.
        backend_told: bool,
    },
    /// The offline code could not be read. If it happens again, the username must be connected
    /// anew.
    CodeNotRead,
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
    /// A link was opened during an operation that must end first.
    LinkNotNow,
    /// A link of a waiting page is malformed, or its challenge belongs to no username of this app.
    LinkUnknown,
    /// The challenge of a waiting page's link could not be fetched.
    LinkNotFollowed(SendTrouble),
    /// The browser that asked could not be opened after an approval, which takes no effect until the
    /// user asks again there.
    BrowserNotOpened,
    /// A change could not be saved; the screen is unchanged.
    NotSaved,
    /// The disk or the keystore did not answer in time.
    StorageSilent,
}
