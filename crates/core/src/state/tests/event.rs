//! Every change of the state as a value, so that tests can list, draw and repeat changes. The match
//! has no wildcard; `every_change_of_the_state_is_an_event` finds a change that is missing here.

use key_protocol::challenge::SignedChallenge;
use key_protocol::decision::Verdict;
use key_protocol::device::DeviceEntry;
use key_protocol::ids::{ChallengeId, DeviceId, Timestamp};
use key_protocol::jws::Jws;
use key_protocol::list::Fingerprint;
use key_protocol::notice::Notice;
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, Connection, Ending, EnrolProblem, Message, News, Notifications, PinProblem,
    Preferences, PushTest, PushWay, SendTrouble, SensorTrouble,
};

use super::samples::sealed;
use crate::domain::account::{Account, AccountHandle};
use crate::domain::backend_clock::BackendClock;
use crate::domain::enrol_form::EnrolForm;
use crate::domain::handed_over::HandedOver;
use crate::domain::history::HistoryRead;
use crate::domain::notes::Notes;
use crate::now::Now;
use crate::ports::{Distributor, PushHealth};
use crate::state::{PinAttempts, PinChosen, PresencePurpose, Refused, State, Trouble};

/// Defines the events, each with its change.
macro_rules! events {
    ($state:ident, $now:ident; $($(#[$doc:meta])+ $name:ident $(($($value:ident: $of:ty),+))? => $change:expr,)+) => {
        /// Change of the state, named after what happened.
        pub(super) enum Event {
            $($(#[$doc])+ $name $(($($of),+))?,)+
        }

        impl Event {
            /// Names of all events.
            const NAMES: &[&str] = &[$(stringify!($name)),+];

            /// Makes the change at `now`.
            pub(super) fn apply(self, $state: &mut State, $now: Now) -> Result<(), Refused> {
                match self {
                    $(Self::$name $(($($value),+))? => $change.outcome(),)+
                }
            }
        }
    };
}

/// Outcome of a change, also of one that cannot be refused.
trait Outcome {
    fn outcome(self) -> Result<(), Refused>;
}

impl Outcome for () {
    fn outcome(self) -> Result<(), Refused> {
        Ok(self)
    }
}

impl Outcome for Result<(), Refused> {
    fn outcome(self) -> Self {
        self
    }
}

#[rustfmt::skip]
events! { state, now;
    /// Preferences and history were read.
    NotesRead(a: Notes) => state.notes_read(a),
    /// The record was read: the accounts in it, and whether a PIN was chosen.
    Loaded(a: Vec<Account>, b: PinChosen) => state.loaded(a, b),
    /// The app cannot work.
    Block(a: Blocked) => state.block(a),
    /// The enrolment form was opened.
    OpenEnrol => state.open_enrol(),
    /// Settings were opened.
    OpenSettings => state.open_settings(),
    /// The preferences were changed.
    Preferred(a: Preferences) => state.prefer(a),
    /// The devices of an account were opened.
    OpenDevices(a: AccountHandle) => state.open_devices(a),
    /// The device list is fetched again.
    DevicesAsked(a: AccountHandle) => state.devices_requested(&a),
    /// The device list was fetched, or could not be.
    DevicesFound(a: AccountHandle, b: Result<Vec<DeviceEntry>, SendTrouble>) => state.devices_found(&a, b),
    /// The dialog that disconnects a device was opened.
    OpenRevoke(a: DeviceId) => state.ask_revoke(a),
    /// A new name of this device is being sent.
    RenameStarted(a: AccountHandle) => state.rename_started(&a),
    /// Presence was established for a revocation, which is about to be sent.
    RevokeStarted(a: AccountHandle, b: DeviceId) => state.revoke_started(&a, &b).map(drop),
    /// The history was opened.
    OpenHistory => state.open_history().map(drop),
    /// Presence was established and the history was read.
    HistoryRead(a: HistoryRead) => state.history_read(a),
    /// The history key is known, or has become known.
    HistorySealed => state.seal_history(sealed),
    /// An entry of the history was opened.
    OpenPast(a: ChallengeId) => state.open_past(a),
    /// The about page was opened.
    OpenAbout => state.open_about(),
    /// A challenge was opened.
    OpenChallenge(a: ChallengeId) => state.open_challenge(a),
    /// The offline code screen was opened.
    OpenOfflineCode(a: AccountHandle) => state.open_offline_code(a).map(drop),
    /// The app went to the background.
    Left => drop(state.app_left()),
    /// Back was pressed.
    Back => state.go_back(),
    /// The message was dismissed.
    DismissMessage => state.dismiss_message(),
    /// A message is to be shown.
    Notify(a: Message) => state.notify(a),
    /// The state changed; the message belongs to the screen before.
    MessageFollows => { let shown = state.shown_message(); state.message_follows(shown.as_ref(), now) },
    /// Lasting news came.
    Told(a: AccountHandle, b: News) => state.tell(Some(&a), Timestamp(0), b),
    /// A card was dismissed.
    DismissCard(a: String) => state.dismiss_card(&a),
    /// A device was disconnected that notices are about.
    NoticesSettled(a: AccountHandle, b: DeviceId) => state.notices_settled(&a, &b),
    /// The phone was checked for a camera.
    CameraFound(a: bool) => state.camera_found(a),
    /// A link or a QR code filled in the form.
    Filled(a: EnrolForm) => state.form_filled(a),
    /// A link or a QR code could not be used.
    NotFilled(a: EnrolProblem) => state.form_not_filled(a),
    /// The user chose to type instead.
    TypeInstead => state.type_instead(),
    /// Scanning started.
    ScanStarted => state.scan_started(),
    /// The torch was turned on or off.
    LightTurned(a: bool) => state.light_turned(a),
    /// Scanning stopped; the reason, if there is one, is shown on the form.
    ScanOver(a: Option<EnrolProblem>) => state.scan_over(a),
    /// An enrolment started.
    EnrolStarted => state.enrol_started(),
    /// An enrolment failed.
    EnrolFailed(a: EnrolProblem) => state.enrol_failed(a),
    /// An enrolment succeeded.
    Enrolled(a: Account, b: PinChosen) => state.enrolled(a, b),
    /// A new PIN that was typed once was judged.
    PinJudged(a: Option<PinProblem>) => state.pin_judged(a),
    /// The chosen PIN is handed to the flow that changes the PIN, if there is one.
    NewPinChosen => state.new_pin_chosen().map(drop),
    /// A change of PIN is about to be made.
    PinChangeStarted => state.check_pin_change(state.pads),
    /// A chosen PIN is being set.
    PinChoiceStarted => state.pin_choice_started().map(drop),
    /// A chosen PIN was refused.
    PinChoiceRefused(a: PinProblem) => state.pin_choice_refused(a),
    /// The first PIN was set.
    PinChosen => state.pin_chosen(),
    /// The old PIN was right, and the choice of a new one was opened.
    PinChangeOpened => state.pin_change_opened().map(drop),
    /// Presence was established for a change of the sensor, which is about to be made.
    SensorChangeStarted => state.check_sensor_change(),
    /// A change of PIN or sensor ended; the message tells how.
    ProtectionChanged(a: Message) => state.protection_changed(a),
    /// The phone was checked for a sensor.
    SensorFound(a: AvailableSensor, b: bool) => state.sensor_found(a, b),
    /// The sensor cannot be turned on, because it cannot guard a key.
    SensorRefused(a: SensorTrouble) => state.sensor_refused(a),
    /// The notification permission was read.
    NotificationsFound(a: Notifications) => state.notifications_found(a),
    /// The push registration of an account was synchronised.
    PushFound(a: AccountHandle, b: PushWay) => state.push_found(&a, b),
    /// Push health and distributors were read from the phone.
    PushLooked(a: PushHealth, b: Vec<Distributor>) => state.push_looked(a, b),
    /// A test push started or ended.
    PushTested(a: PushTest) => state.push_tested(a),
    /// The offer of notifications was accepted: the permission dialog opens.
    OfferTaken => state.offer_taken(),
    /// The permission dialog was answered.
    OfferOver => state.offer_over(),
    /// User presence is requested.
    RequestPresence(a: PresencePurpose) => state.request_presence(a, now).map(drop),
    /// The PIN pad was closed.
    CancelPin => state.cancel_pin(),
    /// A PIN is being checked.
    PinCheckStarted => state.pin_check_started(state.pads),
    /// The platform prompts for a fingerprint or face.
    SensorStarted => state.sensor_started(state.pads).map(drop),
    /// The PIN or the biometric of the last pad was accepted.
    PresenceEstablished => state.presence_established(state.pads).map(drop),
    /// The PIN or the biometric of the last pad was not accepted.
    PinNotAccepted(a: Trouble) => state.pin_not_accepted(state.pads, a),
    /// A PIN try was counted, or the count was reset.
    TriesChanged(a: PinAttempts) => state.tries_changed(a),
    /// The length of the PIN was read or learned.
    PinLengthFound(a: Option<u8>) => state.pin_length_found(a),
    /// The list of open challenges was fetched.
    Listed(a: AccountHandle, b: Vec<SignedChallenge>) => state.listed(&a, b, now),
    /// A challenge ended elsewhere.
    Withdrawn(a: ChallengeId, b: Ending) => state.withdrawn(&a, b),
    /// A link of a waiting page opened a challenge.
    HandedOver(a: ChallengeId, b: HandedOver) => state.hand_over(&a, b),
    /// An approval was answered with a release, for the browser that asked.
    Released(a: ChallengeId) => state.released(&a),
    /// The browser that asked could not be opened.
    BrowserNotOpened(a: ChallengeId) => state.browser_not_opened(&a),
    /// An approval took no effect.
    TakenBack(a: AccountHandle, b: ChallengeId) => state.taken_back(&a, &b, Ending::Expired),
    /// A decision is being sent.
    SendStarted(a: ChallengeId, b: Verdict) => state.send_started(&a, b, now),
    /// The user is asked whether somebody has the password.
    AskReport(a: ChallengeId) => state.ask_report(&a, now),
    /// That question is withdrawn.
    CancelReport => state.cancel_report(),
    /// The number of an approval was the PIN.
    NumberWasPin(a: ChallengeId) => state.number_was_pin(&a),
    /// A result appeared.
    ResultFollows => state.result_follows(now),
    /// A decision was sent without a response.
    Unsent(a: ChallengeId, b: Jws, c: SendTrouble) => state.unsent(&a, b, c),
    /// A decision could not be made or was refused unprocessed; the challenge can be answered
    /// again.
    Reopened(a: ChallengeId) => state.reopened(&a, now),
    /// An undelivered decision is being sent again.
    ResendStarted(a: ChallengeId) => state.resend_started(&a),
    /// The backend reported how a challenge ended.
    Ended(a: ChallengeId, b: Ending) => state.end(&a, b),
    /// Presence was established and the offline code is revealed.
    CodeRevealed(a: AccountHandle, b: OfflineSecret) => state.code_revealed(&a, b),
    /// Presence was established and the secret of the offline code does not open.
    CodeUnreadable(a: AccountHandle) => state.code_unreadable(&a),
    /// The connection to a backend changed.
    ConnectionChanged(a: AccountHandle, b: Connection) => state.connection_changed(&a, b),
    /// The stream of a backend was opened or lost.
    StreamChanged(a: AccountHandle, b: bool) => state.stream_changed(&a, b),
    /// All lists are being fetched.
    CheckStarted => state.check_started(),
    /// All lists were fetched.
    CheckEnded => state.check_ended(),
    /// A challenge was fetched that the list lacked.
    Arrived(a: AccountHandle, b: SignedChallenge) => state.arrived(&a, b, now),
    /// A challenge was first heard of when it was over.
    HeardWhenOver(a: AccountHandle, b: SignedChallenge) => state.heard_when_over(&a, b, &Ending::Expired, now),
    /// An element of a list was refused.
    RefusedElement(a: AccountHandle, b: Fingerprint) => state.refuse(a, b),
    /// The notices were fetched.
    NoticesListed(a: AccountHandle, b: Vec<Notice>) => state.notices_listed(&a, b),
    /// The backend requires another version.
    UpdateRequired(a: AccountHandle) => state.update_required(&a, "2.0", Timestamp(0)),
    /// The backend's clock was compared.
    ClockCompared(a: AccountHandle, b: BackendClock) => state.clock_compared(&a, b),
    /// The dialog that disconnects an account was opened.
    OpenDisconnect(a: AccountHandle) => state.ask_disconnect(a),
    /// The dialog that disconnects an account or a device was cancelled.
    CancelDisconnect => state.cancel_disconnect(),
    /// The disconnection of an account started.
    DisconnectStarted(a: AccountHandle) => state.disconnect_started(&a),
    /// The keys could not be erased; the account stays.
    DisconnectFailed => state.disconnect_failed(),
    /// An account was removed from this device.
    Disconnected(a: AccountHandle, b: Option<Message>) => state.disconnected(&a, b),
    /// Time passed; expired challenges end.
    TimePassed => state.time_passed(now),
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
    for name in Event::NAMES {
        assert!(
            include_str!("properties.rs").contains(&format!("T::{name}")) || *name == "SensorFound",
            "{name} is never drawn"
        );
        assert!(include_str!("table.rs").contains(name), "{name} has no row in the table");
    }
    assert!(changes > 60, "only {changes} changes were found");
}
