//! Every situation the app can be in: how transitions lead there, and how to recognise it.

use std::fmt::Write as _;

use key_protocol::decision::Verdict;
use key_protocol::offline::OfflineSecret;
use key_view::{Blocked, Ending, Notifications, SendTrouble};

use super::event::Event;
use super::samples::{
    NOON, account, challenge, devices, form, handle, id, jws, notes, other_device, read, revoke, sensor,
};
use crate::domain::challenge::Progress;
use crate::state::{
    Check, Devices, Enrol, History, Offer, PinChoice, PinChosen, PresencePurpose, ScreenState, Settings,
    State,
};

/// Defines the situations and their list.
macro_rules! situations {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// A situation of the app: the screen, with the PIN pad and the work in progress.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Situation {
            $($(#[$doc])+ $name,)+
        }

        impl Situation {
            pub(super) const ALL: [Self; [$(Self::$name),+].len()] = [$(Self::$name),+];
        }
    };
}

situations! {
    /// The app cannot work.
    Blocked,
    /// The welcome screen, with nothing connected yet.
    Welcome,
    /// The connect form, with nothing connected yet.
    EmptyForm,
    /// The first username being connected.
    EnrollingFirst,
    /// The connect form for another username.
    Form,
    /// The PIN pad over the connect form.
    FormPad,
    /// The PIN being checked, over the connect form.
    FormChecking,
    /// Presence established, over the connect form.
    FormGranted,
    /// Another username being connected.
    Enrolling,
    /// The connect form, filled in by a link.
    Filled,
    /// The QR code scanner.
    Scanning,
    /// The choice of the first PIN.
    ChoosePin,
    /// The first PIN being set.
    SettingPin,
    /// The offer to allow notifications.
    NotificationOffer,
    /// The permission dialog open, over the offer.
    OfferTaken,
    /// The test notification at the end of onboarding.
    TestPush,
    /// Home, with a challenge pending.
    Home,
    /// The challenge.
    Challenge,
    /// The PIN pad over the challenge.
    Pad,
    /// The PIN being checked, over the challenge.
    Checking,
    /// Presence established, over the challenge.
    Granted,
    /// The decision being sent.
    Sending,
    /// The decision not delivered.
    Undelivered,
    /// The result of the challenge.
    Result,
    /// The PIN pad over the hidden offline code.
    CodePad,
    /// The PIN being checked, over the hidden offline code.
    CodeChecking,
    /// Presence established, over the hidden offline code.
    CodeGranted,
    /// The offline code shown.
    Code,
    /// The about screen.
    About,
    /// The list of devices.
    Devices,
    /// Disconnecting another device, awaiting confirmation.
    ConfirmRevoke,
    /// The PIN pad over that confirmation.
    RevokePad,
    /// The PIN being checked, over that confirmation.
    RevokeChecking,
    /// Presence established, over that confirmation.
    RevokeGranted,
    /// A change to the devices being sent.
    DevicesBusy,
    /// The PIN pad over the hidden history.
    HistoryPad,
    /// The PIN being checked, over the hidden history.
    HistoryChecking,
    /// Presence established, over the hidden history.
    HistoryGranted,
    /// The history.
    History,
    /// An entry of the history.
    Past,
    /// In settings.
    Settings,
    /// Disconnecting this device, awaiting confirmation in settings.
    ConfirmDisconnect,
    /// This device being disconnected.
    Disconnecting,
    /// The platform prompting for a finger, over the challenge.
    Sensing,
    /// The PIN pad over settings, for the current PIN.
    ChangePad,
    /// The current PIN being checked, over settings.
    ChangeChecking,
    /// Presence established by the current PIN, over settings.
    ChangeGranted,
    /// The choice of a new PIN.
    Changing,
    /// The new PIN being validated.
    ValidatingNewPin,
    /// The new PIN being set.
    SettingNewPin,
    /// The PIN pad over settings, for enabling the sensor.
    SensorPad,
    /// The PIN being checked, over settings.
    SensorChecking,
    /// Presence established, over settings.
    SensorGranted,
}

impl Situation {
    /// Returns the transitions that lead to this situation.
    fn transitions(self) -> Vec<Event> {
        use Event as T;
        let loaded = || T::Loaded(vec![account("a")], PinChosen::Yes);
        let listed = || T::Listed(handle("a"), vec![challenge("c")]);
        let from_home = |more: Vec<T>| {
            let mut steps = vec![loaded(), listed(), T::Back];
            steps.extend(more);
            steps
        };
        let approve = T::RequestPresence(PresencePurpose::Approve { id: id("c"), digits: 2 });
        match self {
            Self::Blocked => vec![],
            Self::Welcome => vec![T::Loaded(vec![], PinChosen::No)],
            Self::EmptyForm => Self::Welcome.then(T::OpenEnrol),
            Self::EnrollingFirst => Self::EmptyForm.then(T::EnrolStarted),
            Self::Form => from_home(vec![T::OpenEnrol]),
            Self::FormPad => Self::Form.then(T::RequestPresence(PresencePurpose::Enrol)),
            Self::FormChecking => Self::FormPad.then(T::PinCheckStarted),
            Self::FormGranted => Self::FormChecking.then(T::PresenceEstablished),
            Self::Enrolling => Self::FormGranted.then(T::EnrolStarted),
            Self::Filled => from_home(vec![T::Filled(form())]),
            Self::Scanning => from_home(vec![T::CameraFound(true), T::OpenEnrol, T::ScanStarted]),
            Self::ChoosePin => vec![T::Loaded(vec![account("a")], PinChosen::No), listed()],
            Self::SettingPin => Self::ChoosePin.then(T::PinChoiceStarted),
            Self::NotificationOffer => vec![
                T::Loaded(vec![account("a")], PinChosen::No),
                T::NotificationsFound(Notifications::Undecided),
                listed(),
                T::PinChoiceStarted,
                T::PinChosen,
            ],
            Self::OfferTaken => Self::NotificationOffer.then(T::OfferTaken),
            Self::TestPush => Self::OfferTaken.then(T::OfferOver),
            Self::Home => from_home(vec![]),
            Self::Challenge => vec![loaded(), listed()],
            Self::Pad => Self::Challenge.then(approve),
            Self::Checking => Self::Pad.then(T::PinCheckStarted),
            Self::Granted => Self::Checking.then(T::PresenceEstablished),
            Self::Sending => Self::Challenge.then(T::SendStarted(id("c"), Verdict::Deny)),
            Self::Undelivered => Self::Sending.then(T::Unsent(id("c"), jws(), SendTrouble::Unreachable)),
            Self::Result => Self::Challenge.then(T::Ended(id("c"), Ending::Denied)),
            Self::CodePad => from_home(vec![T::OpenOfflineCode(handle("a"))]),
            Self::CodeChecking => Self::CodePad.then(T::PinCheckStarted),
            Self::CodeGranted => Self::CodeChecking.then(T::PresenceEstablished),
            Self::Code => {
                Self::CodeGranted.then(T::CodeRevealed(handle("a"), OfflineSecret::from_bytes([7; 32])))
            }
            Self::About => from_home(vec![T::OpenAbout]),
            Self::Devices => {
                from_home(vec![T::OpenDevices(handle("a")), T::DevicesFound(handle("a"), devices())])
            }
            Self::ConfirmRevoke => Self::Devices.then(T::OpenRevoke(other_device())),
            Self::RevokePad => Self::ConfirmRevoke.then(T::RequestPresence(revoke())),
            Self::RevokeChecking => Self::RevokePad.then(T::PinCheckStarted),
            Self::RevokeGranted => Self::RevokeChecking.then(T::PresenceEstablished),
            Self::DevicesBusy => Self::Devices.then(T::RenameStarted(handle("a"))),
            Self::HistoryPad => from_home(vec![T::NotesRead(notes()), T::OpenHistory]),
            Self::HistoryChecking => Self::HistoryPad.then(T::PinCheckStarted),
            Self::HistoryGranted => Self::HistoryChecking.then(T::PresenceEstablished),
            Self::History => Self::HistoryGranted.then(T::HistoryRead(read())),
            Self::Past => Self::History.then(T::OpenPast(id("p"))),
            Self::Settings => from_home(vec![T::OpenSettings]),
            Self::ConfirmDisconnect => Self::Settings.then(T::OpenDisconnect(handle("a"))),
            Self::Disconnecting => Self::ConfirmDisconnect.then(T::DisconnectStarted(handle("a"))),
            Self::Sensing => vec![loaded(), listed(), sensor(true), approve, T::SensorStarted],
            Self::ChangePad => Self::Settings.then(T::RequestPresence(PresencePurpose::ChangePin)),
            Self::ChangeChecking => Self::ChangePad.then(T::PinCheckStarted),
            Self::ChangeGranted => Self::ChangeChecking.then(T::PresenceEstablished),
            Self::Changing => Self::ChangeGranted.then(T::PinChangeOpened),
            Self::ValidatingNewPin => Self::Changing.then(T::PinChoiceStarted),
            Self::SettingNewPin => Self::ValidatingNewPin.then(T::NewPinChosen),
            Self::SensorPad => from_home(vec![
                sensor(false),
                T::OpenSettings,
                T::RequestPresence(PresencePurpose::TurnOnSensor),
            ]),
            Self::SensorChecking => Self::SensorPad.then(T::PinCheckStarted),
            Self::SensorGranted => Self::SensorChecking.then(T::PresenceEstablished),
        }
    }

    /// Returns the transitions that lead here, and one more.
    fn then(self, next: Event) -> Vec<Event> {
        let mut steps = self.transitions();
        steps.push(next);
        steps
    }

    pub(super) fn state(self) -> State {
        let mut state = State::blocked(Blocked::StorageFailed);
        let camera = Event::CameraFound(true);
        for (step, transition) in self.transitions().into_iter().chain([camera]).enumerate() {
            assert!(transition.apply(&mut state, NOON).is_ok(), "step {step} towards {self:?}");
        }
        assert_eq!(Self::of(&state), self, "the transitions lead there");
        state
    }

    /// Returns the situation of `state`.
    pub(super) fn of(state: &State) -> Self {
        let pad = state.pin_pad.as_ref().map(|pad| (pad.check, pad.flow.is_none()));
        let connected = !state.accounts.is_empty();
        let purpose = state.pin_pad.as_ref().map(|pad| &pad.purpose);
        let changes_pin = purpose == Some(&PresencePurpose::ChangePin);
        match (&state.screen, pad) {
            (ScreenState::Blocked(_), None) => Self::Blocked,
            (ScreenState::Welcome, None) => Self::Welcome,
            (ScreenState::Enrol(Enrol::Idle { filled: Some(_), .. }), None) if connected => Self::Filled,
            (ScreenState::Scan { .. }, None) => Self::Scanning,
            (ScreenState::Enrol(Enrol::Idle { .. }), None) if connected => Self::Form,
            (ScreenState::Enrol(Enrol::Idle { .. }), None) => Self::EmptyForm,
            (ScreenState::Enrol(Enrol::Sending { .. }), None) if connected => Self::Enrolling,
            (ScreenState::Enrol(Enrol::Sending { .. }), None) => Self::EnrollingFirst,
            (ScreenState::Enrol(Enrol::Idle { .. }), Some((Check::None, _))) => Self::FormPad,
            (ScreenState::Enrol(Enrol::Idle { .. }), Some((_, false))) => Self::FormChecking,
            (ScreenState::Enrol(Enrol::Idle { .. }), Some((_, true))) => Self::FormGranted,
            (ScreenState::ChoosePin { change: Some(_), choice: PinChoice::Choosing { .. } }, None) => {
                Self::Changing
            }
            (ScreenState::ChoosePin { change: Some(change), choice: PinChoice::Setting }, None) => {
                if change.flow.is_some() { Self::ValidatingNewPin } else { Self::SettingNewPin }
            }
            (ScreenState::ChoosePin { choice: PinChoice::Choosing { .. }, .. }, None) => Self::ChoosePin,
            (ScreenState::ChoosePin { choice: PinChoice::Setting, .. }, None) => Self::SettingPin,
            (ScreenState::OfferNotifications(Offer::Open), None) => Self::NotificationOffer,
            (ScreenState::OfferNotifications(Offer::Requesting), None) => Self::OfferTaken,
            (ScreenState::TestPush, None) => Self::TestPush,
            (ScreenState::Home, None) => Self::Home,
            (ScreenState::Challenge(id), pad) => {
                let progress = &state.pending(id).expect("a challenge on the screen is open").progress;
                match (progress, pad) {
                    (Progress::Open, None) => Self::Challenge,
                    (Progress::Open, Some((Check::None, _))) => Self::Pad,
                    (Progress::Open, Some((_, true))) => Self::Granted,
                    (Progress::Open, Some((Check::Pin, _))) => Self::Checking,
                    (Progress::Open, Some((Check::Sensor, _))) => Self::Sensing,
                    (Progress::Sending(_), None) => Self::Sending,
                    (Progress::Unsent { .. }, None) => Self::Undelivered,
                    _ => panic!("a PIN pad over a challenge that was answered"),
                }
            }
            (ScreenState::Result(_), None) => Self::Result,
            (ScreenState::OfflineCode { secret: None, .. }, Some((Check::None, _))) => Self::CodePad,
            (ScreenState::OfflineCode { secret: None, .. }, Some((_, false))) => Self::CodeChecking,
            (ScreenState::OfflineCode { secret: None, .. }, Some((_, true))) => Self::CodeGranted,
            (ScreenState::OfflineCode { secret: Some(_), .. }, None) => Self::Code,
            (ScreenState::Devices { devices: Devices::Saving { .. }, .. }, None) => Self::DevicesBusy,
            (ScreenState::Devices { devices: Devices::Confirming { .. }, .. }, None) => Self::ConfirmRevoke,
            (ScreenState::Devices { devices: Devices::Confirming { .. }, .. }, Some((Check::None, _))) => {
                Self::RevokePad
            }
            (ScreenState::Devices { devices: Devices::Confirming { .. }, .. }, Some((_, false))) => {
                Self::RevokeChecking
            }
            (ScreenState::Devices { devices: Devices::Confirming { .. }, .. }, Some((_, true))) => {
                Self::RevokeGranted
            }
            (ScreenState::Devices { .. }, None) => Self::Devices,
            (ScreenState::About, None) => Self::About,
            (ScreenState::History(History::Hidden), Some((Check::None, _))) => Self::HistoryPad,
            (ScreenState::History(History::Hidden), Some((_, false))) => Self::HistoryChecking,
            (ScreenState::History(History::Hidden), Some((_, true))) => Self::HistoryGranted,
            (ScreenState::History(History::Opened { shown: None, .. }), None) => Self::History,
            (ScreenState::History(History::Opened { shown: Some(_), .. }), None) => Self::Past,
            (ScreenState::Settings(Settings::Open), Some((check, granted))) if changes_pin => {
                match (check, granted) {
                    (Check::None, _) => Self::ChangePad,
                    (_, false) => Self::ChangeChecking,
                    (_, true) => Self::ChangeGranted,
                }
            }
            (ScreenState::Settings(Settings::Open), Some((Check::None, _))) => Self::SensorPad,
            (ScreenState::Settings(Settings::Open), Some((_, false))) => Self::SensorChecking,
            (ScreenState::Settings(Settings::Open), Some((_, true))) => Self::SensorGranted,
            (ScreenState::Settings(Settings::Disconnecting(_)), None) => Self::Disconnecting,
            (ScreenState::Settings(Settings::Confirming(_)), None) => Self::ConfirmDisconnect,
            (ScreenState::Settings(Settings::Open), None) => Self::Settings,
            _ => panic!("no known situation"),
        }
    }
}

/// Describes everything in a state except secrets, to detect changes.
pub(super) fn fingerprint(state: &State) -> String {
    let mut text = format!(
        "{:?} {:?} {:?} {:?} {} {:?} {} {:?} {} {} {} {} {:?}\n",
        Situation::of(state),
        state.message,
        state.tries,
        state.sensor,
        state.sensor_on,
        state.notifications,
        state.camera,
        state.notes,
        state.noted,
        state.checking,
        state.arrivals,
        state.judged,
        state.pin_length
    );
    match &state.screen {
        ScreenState::Enrol(enrol) => writeln!(text, "{:?} {}", enrol.problem(), enrol.filled().is_some()),
        ScreenState::Scan { light } => writeln!(text, "{light}"),
        ScreenState::ChoosePin { choice, .. } => writeln!(text, "{choice:?}"),
        ScreenState::Challenge(id) => writeln!(text, "{id}"),
        ScreenState::Result(concluded) => writeln!(text, "{concluded:?}"),
        ScreenState::OfflineCode { handle, .. } => writeln!(text, "{handle}"),
        ScreenState::Settings(settings) => writeln!(text, "{settings:?}"),
        ScreenState::Blocked(why) => writeln!(text, "{why:?}"),
        ScreenState::Devices { handle, devices } => {
            writeln!(text, "{handle} {devices:?}")
        }
        ScreenState::History(History::Opened { entries, shown }) => writeln!(text, "{entries:?} {shown:?}"),
        ScreenState::Welcome
        | ScreenState::TestPush
        | ScreenState::Home
        | ScreenState::About
        | ScreenState::History(History::Hidden)
        | ScreenState::OfferNotifications(_) => Ok(()),
    }
    .unwrap();
    if let Some(pad) = &state.pin_pad {
        writeln!(text, "{:?}", pad.trouble).unwrap();
    }
    for connected in &state.accounts {
        writeln!(text, "{:?} {:?} {}", connected.account, connected.connection, connected.has_stream)
            .unwrap();
    }
    for pending in &state.pending {
        let progress = match &pending.progress {
            Progress::Open => "open".to_owned(),
            Progress::Sending(verdict) => format!("sending {verdict:?}"),
            Progress::Unsent { verdict, trouble, .. } => format!("unsent {verdict:?} {trouble:?}"),
        };
        let (trouble, handed_over) = (pending.trouble, pending.handed_over.is_some());
        writeln!(text, "{} {progress} {trouble:?} {:?} {handed_over}", pending.id(), pending.deadline)
            .unwrap();
    }
    writeln!(text, "{:?}", state.over).unwrap();
    text
}
