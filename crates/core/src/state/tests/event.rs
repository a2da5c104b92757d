//! Every change of the state as a value, so that tests can list, draw and repeat changes. The match
//! has no wildcard; `every_change_of_the_state_is_an_event` finds a change that is missing here.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Verdict;
use key_protocol::device::DeviceEntry;
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::jws::Jws;
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, Connection, Ending, EnrolProblem, Message, Notifications, PinProblem,
    Preferences, PushTest, PushWay, SendTrouble, SensorTrouble,
};

use crate::domain::account::{Account, AccountHandle, Skew};
use crate::domain::enrol_form::EnrolForm;
use crate::domain::notes::Notes;
use crate::now::Now;
use crate::ports::{Distributor, PushHealth};
use crate::state::{PinAttempts, PinChosen, PresencePurpose, Refused, State, Trouble};

/// Change of the state, named after what happened.
pub(super) enum Event {
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
    DevicesFound(AccountHandle, Result<Vec<DeviceEntry>, SendTrouble>),
    /// The dialog that disconnects a device was opened.
    OpenRevoke(DeviceId),
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
    RequestPresence(PresencePurpose),
    /// The PIN pad was closed.
    CancelPin,
    /// A PIN is being checked.
    PinCheckStarted,
    /// The platform prompts for a fingerprint or face.
    SensorStarted,
    /// The PIN or the biometric of the last pad was accepted.
    PresenceEstablished,
    /// The PIN or the biometric of the last pad was not accepted.
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
    OpenDisconnect(AccountHandle),
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

impl Event {
    /// Makes the change at `now`.
    pub(super) fn apply(self, state: &mut State, now: Now) -> Result<(), Refused> {
        match self {
            Self::NotesRead(a) => {
                state.notes_read(a);
                Ok(())
            }
            Self::Loaded(a, b) => state.loaded(a, b),
            Self::Block(a) => {
                state.block(a);
                Ok(())
            }
            Self::OpenEnrol => state.open_enrol(),
            Self::OpenSettings => state.open_settings(),
            Self::Preferred(a) => {
                state.prefer(a);
                Ok(())
            }
            Self::OpenDevices(a) => state.open_devices(a),
            Self::DevicesAsked(a) => state.devices_requested(&a),
            Self::DevicesFound(a, b) => state.devices_found(&a, b),
            Self::OpenRevoke(a) => state.ask_revoke(a),
            Self::RenameStarted(a) => state.rename_started(&a),
            Self::RevokeStarted(a, b) => state.revoke_started(&a, &b).map(drop),
            Self::OpenHistory => state.open_history(),
            Self::OpenPast(a) => state.open_past(a),
            Self::OpenAbout => state.open_about(),
            Self::OpenChallenge(a) => state.open_challenge(a),
            Self::OpenOfflineCode(a) => state.open_offline_code(a).map(drop),
            Self::Left => {
                state.app_left();
                Ok(())
            }
            Self::Back => state.go_back(),
            Self::DismissMessage => {
                state.dismiss_message();
                Ok(())
            }
            Self::Notify(a) => {
                state.notify(a);
                Ok(())
            }
            Self::CameraFound(a) => {
                state.camera_found(a);
                Ok(())
            }
            Self::Filled(a) => state.form_filled(a),
            Self::NotFilled(a) => state.form_not_filled(a),
            Self::TypeInstead => state.type_instead(),
            Self::ScanStarted => state.scan_started(),
            Self::LightTurned(a) => state.light_turned(a),
            Self::ScanOver(a) => state.scan_over(a),
            Self::EnrolStarted => state.enrol_started(),
            Self::EnrolFailed(a) => state.enrol_failed(a),
            Self::Enrolled(a, b) => state.enrolled(a, b),
            Self::PinChoiceStarted => state.pin_choice_started().map(drop),
            Self::PinChoiceRefused(a) => state.pin_choice_refused(a),
            Self::PinChosen => state.pin_chosen(),
            Self::OpenPinChange => state.open_pin_change(),
            Self::ProtectionStarted => state.check_protection_started(),
            Self::ProtectionChanged(a) => {
                state.protection_changed(a);
                Ok(())
            }
            Self::SensorFound { sensor: a, on: b } => {
                state.sensor_found(a, b);
                Ok(())
            }
            Self::SensorRefused(a) => state.sensor_refused(a),
            Self::NotificationsFound(a) => {
                state.notifications_found(a);
                Ok(())
            }
            Self::PushFound(a, b) => state.push_found(&a, b),
            Self::PushLooked(a, b) => {
                state.push_looked(a, b);
                Ok(())
            }
            Self::PushTested(a) => {
                state.push_tested(a);
                Ok(())
            }
            Self::OfferTaken => state.offer_taken(),
            Self::OfferOver => state.offer_over(),
            Self::RequestPresence(a) => state.request_presence(a, now).map(drop),
            Self::CancelPin => state.cancel_pin(),
            Self::PinCheckStarted => state.pin_check_started().map(drop),
            Self::SensorStarted => state.sensor_started().map(drop),
            Self::PresenceEstablished => state.presence_established(state.pads).map(drop),
            Self::PinNotAccepted(a) => state.pin_not_accepted(state.pads, a),
            Self::TriesChanged(a) => {
                state.tries_changed(a);
                Ok(())
            }
            Self::Listed(a, b) => state.listed(&a, b, now),
            Self::Withdrawn(a, b) => state.withdrawn(&a, b),
            Self::SendStarted(a, b) => state.send_started(&a, b, now),
            Self::Unsent(a, b, c) => state.unsent(&a, b, c),
            Self::Reopened(a) => state.reopened(&a, now),
            Self::ResendStarted(a) => state.resend_started(&a),
            Self::Ended(a, b) => state.end(&a, b),
            Self::CodeRevealed(a, b) => state.code_revealed(&a, b),
            Self::CodeUnreadable(a) => state.code_unreadable(&a),
            Self::ConnectionChanged(a, b) => state.connection_changed(&a, b),
            Self::ClockCompared(a, b) => state.clock_compared(&a, b),
            Self::OpenDisconnect(a) => state.ask_disconnect(a),
            Self::CancelDisconnect => state.cancel_disconnect(),
            Self::DisconnectStarted(a) => state.disconnect_started(&a),
            Self::DisconnectFailed => state.disconnect_failed(),
            Self::Disconnected(a, b) => state.disconnected(&a, b),
            Self::TimePassed => {
                state.time_passed(now);
                Ok(())
            }
        }
    }
}

/// Returns the sources of the state, each with its file name.
#[expect(clippy::disallowed_methods, reason = "tests read the sources of the state")]
fn sources() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/state");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let named = |path: std::path::PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), path);
    sources.map(named).map(|(name, path)| (name, std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn no_pin_and_no_typed_code_is_in_the_state() {
    fn can_be_printed_and_compared<T: std::fmt::Debug + Eq>(_: &T) {}
    // Of a PIN, a form and a presence, none can be both.
    can_be_printed_and_compared(&PresencePurpose::ChangePin);
    for (name, source) in sources() {
        for secret in ["pin::Pin", "secret::", "enrolment::Code", "Typed", "SigningKey"] {
            assert!(!source.contains(secret), "{name} names {secret}");
        }
        // A form that a link filled in is on the screen of its state; what is typed never is.
        assert!(!source.contains("EnrolForm") || name == "enrolment.rs", "{name} names a form");
    }
}

#[test]
fn every_change_of_the_state_is_an_event() {
    let this = include_str!("event.rs");
    let mut changes = 0;
    for (_, source) in sources() {
        for (_, rest) in
            source.match_indices("pub(crate) fn ").map(|(at, start)| source.split_at(at + start.len()))
        {
            let (name, parameters) = rest.split_once('(').unwrap();
            if parameters.trim_start().starts_with("&mut self") {
                assert!(this.contains(&format!("state.{name}(")), "{name} has no event");
                changes += 1;
            }
        }
    }
    for (_, rest) in
        this.match_indices("            Self::").map(|(at, start)| this.split_at(at + start.len()))
    {
        let name = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap();
        assert!(
            include_str!("properties.rs").contains(&format!("T::{name}")) || name == "SensorFound",
            "{name} is never drawn"
        );
        assert!(include_str!("table.rs").contains(name), "{name} has no row in the table");
    }
    assert!(changes > 60, "only {changes} changes were found");
}
