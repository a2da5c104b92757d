//! What the person asks for. The interface can only ask; the authenticator decides from its own record.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Preferences;

/// One thing asked for. Asking for what the state does not allow is answered by the unchanged view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Intent {
    /// Open the form that connects another username.
    AddAccount,
    /// Connect a username.
    Enrol {
        /// Address of the backend.
        address: String,
        /// The username as typed.
        username: String,
        /// The one-time password or pairing code as typed.
        code: Typed,
    },
    /// Connect what a link or a QR code filled in.
    EnrolFilled,
    /// Forget that, and type it.
    TypeInstead,
    /// Look for a QR code with the camera.
    Scan,
    /// Turn the camera's light on or off.
    TurnLight {
        /// On.
        on: bool,
    },
    /// Set the PIN, typed twice alike. Where there is one already, that one is asked for next.
    ChoosePin {
        /// The PIN.
        pin: Typed,
        /// Whether the sensor shall take its place from now on, where one was offered.
        sensor: bool,
    },
    /// Have the phone ask whether it may show notifications.
    AllowNotifications,
    /// Have a notification sent to try them out.
    TryNotification,
    /// Have pushes come through another distributor.
    ChooseDistributor {
        /// What the phone calls it.
        id: String,
    },
    /// Open a challenge from the list or a notification.
    OpenChallenge {
        /// Its id.
        id: String,
    },
    /// Approve the challenge on the screen; the PIN is asked for next.
    Approve {
        /// Its id.
        id: String,
        /// The number typed, when one is asked for.
        number: Option<String>,
    },
    /// Deny it.
    Deny {
        /// Its id.
        id: String,
    },
    /// "It wasn't me": deny it and freeze logins.
    Report {
        /// Its id.
        id: String,
    },
    /// Give the PIN that the pad asks for.
    EnterPin {
        /// The PIN.
        pin: Typed,
    },
    /// Give a finger or a face in its place: have the platform ask.
    UseSensor,
    /// Close the PIN pad.
    CancelPin,
    /// Open the offline code of an account; the PIN is asked for next.
    OpenOfflineCode {
        /// The account.
        account: String,
    },
    /// Open settings.
    OpenSettings,
    /// Look and speak so from now on.
    Prefer {
        /// So.
        preferences: Preferences,
    },
    /// Open the devices of an account.
    OpenDevices {
        /// The account.
        account: String,
    },
    /// Give this device another name in that list.
    RenameDevice {
        /// The name.
        name: String,
    },
    /// Ask to disconnect another device; a yes is asked for next.
    AskRevoke {
        /// The device.
        device: String,
    },
    /// Say yes; the PIN is asked for next.
    Revoke {
        /// The device.
        device: String,
    },
    /// Open the history.
    OpenHistory,
    /// Open one of it.
    OpenPast {
        /// Its id.
        id: String,
    },
    /// Open what the app is made of.
    OpenAbout,
    /// Change the PIN: choose another.
    ChangePin,
    /// Let the sensor take the PIN's place; the PIN is asked for next.
    TurnOnSensor,
    /// End that; the PIN or the sensor is asked for next.
    TurnOffSensor,
    /// Ask to disconnect this device from a username; a yes is asked for next.
    AskDisconnect {
        /// The account.
        account: String,
    },
    /// Say yes: disconnect this device from a username.
    Disconnect {
        /// The account.
        account: String,
    },
    /// Say no.
    CancelDisconnect,
    /// Go back to where this screen was opened from; from a result, to what waits next.
    Back,
    /// Try again what failed: reading the record, or reaching the backend.
    TryAgain,
    /// Erase what is damaged and start over.
    StartOver,
    /// Close the passing message.
    DismissMessage,
}

/// Something typed that nobody else may read. Its `Debug` says nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub String);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
