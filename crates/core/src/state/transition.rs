//! State changes, named after what happened.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Verdict;
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::jws::Jws;
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, Connection, Ending, EnrolProblem, Message, Notifications, PinProblem,
    Preferences, PushTest, PushWay, SendTrouble, SensorTrouble,
};

use super::{DeviceList, PinAttempts, PresencePurpose, Trouble};
use crate::domain::account::{Account, AccountHandle, Skew};
use crate::domain::enrol_form::EnrolForm;
use crate::domain::notes::Notes;
use crate::ports::{Distributor, PushHealth};

/// Change of the state.
pub enum Transition {
    /// Preferences and history were read.
    NotesRead(Notes),
    /// The record was read: the accounts in it, and whether a PIN was chosen.
    Loaded(Vec<Account>, PinChosen),
    /// The app cannot work.
    Block(Blocked),

    /// The enrolment form was opened.
    OpenEnrol,
    /// Settings were opened.
    OpenSettings,
    /// The preferences were changed.
    Preferred(Preferences),
    /// The devices of an account were opened.
    OpenDevices(AccountHandle),
    /// The device list is fetched again.
    DevicesAsked(AccountHandle),
    /// The device list was fetched, or could not be.
    DevicesFound(AccountHandle, DeviceList),
    /// The dialog that disconnects a device was opened.
    AskRevoke(DeviceId),
    /// A new name of this device is being sent.
    RenameStarted(AccountHandle),
    /// Presence was established for a revocation, which is about to be sent.
    RevokeStarted(AccountHandle, DeviceId),
    /// The history was opened.
    OpenHistory,
    /// An entry of the history was opened.
    OpenPast(ChallengeId),
    /// The about page was opened.
    OpenAbout,
    /// A challenge was opened.
    OpenChallenge(ChallengeId),
    /// The offline code screen was opened.
    OpenOfflineCode(AccountHandle),
    /// The app went to the background.
    Left,
    /// Back was pressed.
    Back,
    /// The message was dismissed.
    DismissMessage,
    /// A message is to be shown.
    Notify(Message),

    /// The phone was checked for a camera.
    CameraFound(bool),
    /// A link or a QR code filled in the form.
    Filled(EnrolForm),
    /// A link or a QR code could not be used.
    NotFilled(EnrolProblem),
    /// The user chose to type instead.
    TypeInstead,
    /// Scanning started.
    ScanStarted,
    /// The torch was turned on or off.
    LightTurned(bool),
    /// Scanning stopped; the reason, if there is one, is shown on the form.
    ScanOver(Option<EnrolProblem>),

    /// An enrolment started.
    EnrolStarted,
    /// An enrolment failed.
    EnrolFailed(EnrolProblem),
    /// An enrolment succeeded.
    Enrolled(Account, PinChosen),
    /// A chosen PIN is being set.
    PinChoiceStarted,
    /// A chosen PIN was refused.
    PinChoiceRefused(PinProblem),
    /// The first PIN was set.
    PinChosen,
    /// The screen that changes the PIN was opened.
    OpenPinChange,
    /// Presence was established for a change of PIN or sensor, which is about to be made.
    ProtectionStarted,
    /// A change of PIN or sensor ended; the message tells how.
    ProtectionChanged(Message),
    /// The phone was checked for a sensor.
    SensorFound {
        /// Available sensor.
        sensor: AvailableSensor,
        /// Whether the sensor is turned on.
        on: bool,
    },
    /// The sensor cannot be turned on, because it cannot guard a key.
    SensorRefused(SensorTrouble),

    /// The notification permission was read.
    NotificationsFound(Notifications),
    /// The push registration of an account was synchronised.
    PushFound(AccountHandle, PushWay),
    /// Push health and distributors were read from the phone.
    PushLooked(PushHealth, Vec<Distributor>),
    /// A test push started or ended.
    PushTested(PushTest),
    /// The offer of notifications was accepted: the permission dialog opens.
    OfferTaken,
    /// The permission dialog was answered.
    OfferOver,

    /// User presence is requested.
    AskPin(PresencePurpose),
    /// The PIN pad was closed.
    CancelPin,
    /// A PIN is being checked.
    PinCheckStarted,
    /// The platform prompts for a fingerprint or face.
    SensorStarted,
    /// The PIN or the biometric was not accepted.
    PinNotAccepted(Trouble),
    /// A PIN try was counted, or the count was reset.
    TriesChanged(PinAttempts),

    /// The list of open challenges was fetched.
    Listed(AccountHandle, Vec<SignedChallenge>),
    /// A challenge ended elsewhere.
    Withdrawn(ChallengeId, Ending),
    /// A decision is being sent.
    SendStarted(ChallengeId, Verdict),
    /// A decision was sent without a response.
    Unsent(ChallengeId, Jws, SendTrouble),
    /// A decision could not be made or was refused unprocessed; the challenge can be answered
    /// again.
    Reopened(ChallengeId),
    /// An undelivered decision is being sent again.
    ResendStarted(ChallengeId),
    /// The backend reported how a challenge ended.
    Ended(ChallengeId, Ending),

    /// Presence was established and the offline code is revealed.
    CodeRevealed(AccountHandle, OfflineSecret),
    /// Presence was established and the secret of the offline code does not open.
    CodeUnreadable(AccountHandle),

    /// The connection to a backend changed.
    ConnectionChanged(AccountHandle, Connection),
    /// The clock skew was updated.
    ClockCompared(AccountHandle, Skew),
    /// The dialog that disconnects an account was opened.
    AskDisconnect(AccountHandle),
    /// The dialog that disconnects an account or a device was cancelled.
    CancelDisconnect,
    /// The disconnection of an account started.
    DisconnectStarted(AccountHandle),
    /// The keys could not be erased; the account stays.
    DisconnectFailed,
    /// An account was removed from this device.
    Disconnected(AccountHandle, Message),
    /// Time passed; expired challenges end.
    TimePassed,
}

/// Whether a PIN was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChosen {
    /// A PIN was chosen.
    Yes,
    /// No PIN was chosen yet.
    No,
}

/// Refusal of a change whose preconditions do not hold. The state is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not possible as things stand")]
pub struct Refused;
