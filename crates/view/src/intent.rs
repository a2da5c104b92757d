//! User actions, sent from the interface to the authenticator. The authenticator decides each one
//! from its own state.

use std::{fmt, mem};

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use crate::Preferences;

/// A user action. An intent that the state does not allow is answered with an unchanged view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Intent {
    /// Opens the form that connects a username, the first one or another.
    AddAccount,
    /// Connects a username.
    Enrol {
        /// Address of the backend.
        address: String,
        /// The username as typed.
        username: String,
        /// The one-time password or pairing code as typed.
        code: Typed,
    },
    /// Connects the username that a link or a QR code filled in.
    EnrolFilled,
    /// Discards the filled-in form, so that the user can type instead.
    TypeInstead,
    /// Starts scanning for a QR code.
    Scan,
    /// Turns the torch on or off.
    SetTorch {
        /// Whether the torch is to be on.
        on: bool,
    },
    /// Has a new PIN judged, which the user typed once; `ChoosePinView::judged` tells when it was.
    JudgePin {
        /// The new PIN.
        pin: Typed,
    },
    /// Sets the PIN, which the user typed twice.
    ChoosePin {
        /// The new PIN.
        pin: Typed,
        /// Whether to enable the sensor as well; only where `ChoosePinView::sensor` offered one.
        sensor: bool,
    },
    /// Requests the permission to show notifications.
    AllowNotifications,
    /// Sends a test notification.
    TryNotification,
    /// Receives pushes through another distributor.
    ChooseDistributor {
        /// Id of the distributor, from `DistributorView::id`.
        id: String,
    },
    /// Opens a challenge from the list or a notification.
    OpenChallenge {
        /// Id of the challenge.
        id: String,
    },
    /// Approves the challenge on the screen; the PIN pad opens next.
    Approve {
        /// Id of the challenge.
        id: String,
        /// The number as typed; `None` if the challenge requires none.
        number: Option<String>,
    },
    /// Denies a challenge.
    Deny {
        /// Id of the challenge.
        id: String,
    },
    /// Asks, on the screen of a challenge, whether somebody has the password.
    AskReport {
        /// Id of the challenge.
        id: String,
    },
    /// Withdraws that question: the button was pressed by mistake, and nothing is sent.
    CancelReport,
    /// Denies a challenge as "It wasn't me", which freezes logins.
    Report {
        /// Id of the challenge.
        id: String,
    },
    /// Enters the PIN on the PIN pad.
    EnterPin {
        /// Number of the pad at which the PIN was typed.
        pad: u32,
        /// The PIN as typed.
        pin: Typed,
    },
    /// Uses the sensor instead of the PIN: the platform prompts for a finger or a face.
    UseSensor,
    /// Closes the PIN pad.
    CancelPin,
    /// Opens the offline code of an account; the PIN pad opens next.
    OpenOfflineCode {
        /// Id of the account.
        account: String,
    },
    /// Opens settings.
    OpenSettings,
    /// Changes the language and the appearance.
    SetPreferences {
        /// The new preferences.
        preferences: Preferences,
    },
    /// Opens the devices of an account.
    OpenDevices {
        /// Id of the account.
        account: String,
    },
    /// Renames this device, on the devices screen.
    RenameDevice {
        /// The new name.
        name: String,
    },
    /// Requests disconnecting another device; a confirmation dialog opens next.
    OpenRevoke {
        /// Id of the device.
        device: String,
    },
    /// Confirms disconnecting another device; the PIN pad opens next.
    Revoke {
        /// Id of the device.
        device: String,
    },
    /// Opens the history; the PIN pad opens next.
    OpenHistory,
    /// Opens an entry of the history.
    OpenPast {
        /// Id of the challenge.
        id: String,
    },
    /// Opens the about screen.
    OpenAbout,
    /// Starts changing the PIN; the PIN pad opens next, for the current one, and then the choice.
    ChangePin,
    /// Enables the sensor in place of the PIN; the PIN pad opens next.
    TurnOnSensor,
    /// Disables the sensor; the PIN pad opens next.
    TurnOffSensor,
    /// Requests disconnecting this device from a username; a confirmation dialog opens next.
    OpenDisconnect {
        /// Id of the account.
        account: String,
    },
    /// Confirms disconnecting this device from a username.
    Disconnect {
        /// Id of the account.
        account: String,
    },
    /// Cancels disconnecting, of this device or another.
    CancelDisconnect,
    /// Goes back to the screen that this one was opened from; from a result, to the next pending
    /// challenge.
    Back,
    /// Fetches the requests of all accounts now, on home.
    CheckNow,
    /// Retries what failed: reading the record, reaching the backend, or sending a decision.
    TryAgain,
    /// Erases a damaged record, or what is left after a lockout, and starts over.
    StartOver,
    /// Closes the message.
    DismissMessage,
    /// Dismisses a card.
    DismissCard {
        /// Id of the card.
        id: String,
    },
    /// Opens the dialog that disconnects the device that a card is about, on the devices screen.
    OpenRevokeFromCard {
        /// Id of the card.
        id: String,
    },
}

/// Secret text as typed. `Debug` omits the text, so it stays out of logs; dropping it wipes the text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub String);

impl Typed {
    /// Returns the text, which the caller has to wipe.
    #[must_use]
    pub fn take(mut self) -> String {
        mem::take(&mut self.0)
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
