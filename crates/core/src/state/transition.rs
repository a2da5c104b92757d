//! What can happen, named as it happened.

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

/// One change of the state.
pub enum Transition {
    /// Preferences and history were read.
    NotesRead(Notes),
    /// The record was read: the accounts in it, and whether a PIN was chosen.
    Loaded(Vec<Account>, PinChosen),
    /// The app cannot work.
    Block(Blocked),

    /// The form was opened.
    OpenEnrol,
    /// Settings were opened.
    OpenSettings,
    /// The app is to look and speak so.
    Preferred(Preferences),
    /// The devices of an account were opened.
    OpenDevices(AccountHandle),
    /// They are asked for anew.
    DevicesAsked(AccountHandle),
    /// They were listed, or could not be.
    DevicesFound(AccountHandle, DeviceList),
    /// Disconnecting one was asked for.
    AskRevoke(DeviceId),
    /// Another name is on its way.
    RenameStarted(AccountHandle),
    /// The PIN that was given is about to disconnect one.
    RevokeStarted(AccountHandle, DeviceId),
    /// The history was opened.
    OpenHistory,
    /// One of it was opened.
    OpenPast(ChallengeId),
    /// What the app is made of was opened.
    OpenAbout,
    /// A challenge was opened.
    OpenChallenge(ChallengeId),
    /// The offline code screen was opened.
    OpenOfflineCode(AccountHandle),
    /// The app was left for another, or for a pocket.
    Left,
    /// Back was pressed.
    Back,
    /// The passing message was closed.
    DismissMessage,
    /// Something happened while the person was looking elsewhere.
    Notify(Message),

    /// The phone was looked at for a camera.
    CameraFound(bool),
    /// A link or a QR code filled the form in.
    Filled(EnrolForm),
    /// It could not.
    NotFilled(EnrolProblem),
    /// The person types it instead.
    TypeInstead,
    /// The camera looks for a QR code.
    ScanStarted,
    /// Its light is on, or off.
    LightTurned(bool),
    /// It does not any more, for that reason.
    ScanOver(Option<EnrolProblem>),

    /// An enrolment is on its way.
    EnrolStarted,
    /// It failed.
    EnrolFailed(EnrolProblem),
    /// It succeeded.
    Enrolled(Account, PinChosen),
    /// A chosen PIN is being set.
    PinChoiceStarted,
    /// It was refused.
    PinChoiceRefused(PinProblem),
    /// It was set.
    PinChosen,
    /// Another PIN is to be chosen.
    OpenPinChange,
    /// The PIN that was given is about to change the ways in.
    ProtectionStarted,
    /// The PIN was changed, the sensor turned on or off, or none of that could be done; this says which.
    ProtectionChanged(Message),
    /// The phone was looked at for a sensor.
    SensorFound {
        /// The one that is there.
        sensor: AvailableSensor,
        /// Whether it takes the PIN's place.
        on: bool,
    },
    /// Turning the sensor on was asked for, and the phone has none that can guard a key.
    SensorRefused(SensorTrouble),

    /// The phone was asked whether it shows notifications.
    NotificationsFound(Notifications),
    /// Pushes for an account were seen to.
    PushFound(AccountHandle, PushWay),
    /// The phone was asked how they stand, and whom they can come through.
    PushLooked(PushHealth, Vec<Distributor>),
    /// A test is on its way, or over.
    PushTested(PushTest),
    /// The offer was taken: the phone asks the person.
    OfferTaken,
    /// The person answered the phone, one way or the other.
    OfferOver,

    /// A PIN is asked for.
    AskPin(PresencePurpose),
    /// The pad was closed.
    CancelPin,
    /// A PIN is being checked.
    PinCheckStarted,
    /// The platform asks for a finger or a face.
    SensorStarted,
    /// Neither was accepted, or the PIN was not.
    PinNotAccepted(Trouble),
    /// A try was counted, or the count was taken back.
    TriesChanged(PinAttempts),

    /// The list of open challenges was fetched.
    Listed(AccountHandle, Vec<SignedChallenge>),
    /// A challenge ended without this device.
    Withdrawn(ChallengeId, Ending),
    /// A decision is on its way.
    SendStarted(ChallengeId, Verdict),
    /// It was sent and nothing came back.
    Unsent(ChallengeId, Jws, SendTrouble),
    /// It could not be made or was refused before it was looked at; the challenge can be answered anew.
    Reopened(ChallengeId),
    /// It is sent again.
    ResendStarted(ChallengeId),
    /// The backend said how the challenge ended.
    Ended(ChallengeId, Ending),

    /// The PIN was right, and the offline code is shown.
    CodeRevealed(AccountHandle, OfflineSecret),
    /// The PIN was right, and the secret of the offline code does not open.
    CodeUnreadable(AccountHandle),

    /// The backend is heard, or not.
    ConnectionChanged(AccountHandle, Connection),
    /// The clocks were compared.
    ClockCompared(AccountHandle, Skew),
    /// Disconnecting was asked for.
    AskDisconnect(AccountHandle),
    /// It was not meant.
    CancelDisconnect,
    /// It is on its way.
    DisconnectStarted(AccountHandle),
    /// The keys could not be erased; the account stays.
    DisconnectFailed,
    /// The account is gone from this device.
    Disconnected(AccountHandle, Message),
    /// Time passed: what expired is taken away.
    TimePassed,
}

/// Whether a PIN was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinChosen {
    /// It was.
    Yes,
    /// Not yet.
    No,
}

/// The change does not fit what is now so. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not possible as things stand")]
pub struct Refused;
