//! Everywhere a person can be, with the samples: how one gets there, and how to tell where one is.

use std::fmt::Write as _;

use key_protocol::decision::Verdict;
use key_protocol::offline::OfflineSecret;
use key_view::{Blocked, Ending, Notifications, SendTrouble};

use super::samples::{
    NOON, account, challenge, change, devices, form, handle, id, jws, notes, number, other_device, revoke,
    sensor,
};
use crate::domain::challenge::Progress;
use crate::state::{Check, PinChosen, Place, PresencePurpose, State, Transition};

/// Where a person can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// The app cannot work.
    Blocked,
    /// At the form, nothing connected yet.
    EmptyForm,
    /// Connecting the first username.
    EnrollingFirst,
    /// At the form for another username.
    Form,
    /// The PIN pad over it.
    FormPad,
    /// The PIN being checked for it.
    FormChecking,
    /// Connecting another username.
    Enrolling,
    /// At the form, filled in by a link.
    Filled,
    /// Looking for a QR code.
    Scanning,
    /// Choosing a PIN.
    ChoosePin,
    /// The chosen PIN being set.
    SettingPin,
    /// Offered to be told when something waits.
    Offered,
    /// The phone asking about that.
    OfferTaken,
    /// At home, with a challenge waiting.
    Home,
    /// At the challenge.
    Challenge,
    /// The PIN pad over it.
    Pad,
    /// The PIN being checked for it.
    Checking,
    /// The decision on its way.
    Sending,
    /// The decision not delivered.
    Undelivered,
    /// At how it ended.
    Result,
    /// The PIN pad over the hidden offline code.
    CodePad,
    /// The PIN being checked for it.
    CodeChecking,
    /// The offline code on show.
    Code,
    /// At what the app is made of.
    About,
    /// At the devices.
    Devices,
    /// Asked whether to disconnect one of them.
    AskedRevoke,
    /// The PIN pad over that.
    RevokePad,
    /// The PIN being checked for it.
    RevokeChecking,
    /// Something being done to them.
    DevicesBusy,
    /// At the history.
    History,
    /// At one of it.
    Past,
    /// In settings.
    Settings,
    /// Asked whether to disconnect.
    PresencePurpose,
    /// Disconnecting.
    Disconnecting,
    /// The platform asking for a finger, over the challenge.
    Sensing,
    /// Choosing another PIN.
    Changing,
    /// The other PIN being looked at.
    ChangeLookedAt,
    /// The PIN pad over that, for the one in use.
    ChangePad,
    /// It being checked for it.
    ChangeChecking,
    /// The PIN pad over the settings, for turning the sensor on.
    SensorPad,
    /// The PIN being checked for it.
    SensorChecking,
}

impl Here {
    pub(super) const ALL: [Self; 41] = [
        Self::Blocked,
        Self::EmptyForm,
        Self::EnrollingFirst,
        Self::Form,
        Self::FormPad,
        Self::FormChecking,
        Self::Enrolling,
        Self::Filled,
        Self::Scanning,
        Self::ChoosePin,
        Self::SettingPin,
        Self::Offered,
        Self::OfferTaken,
        Self::Home,
        Self::Challenge,
        Self::Pad,
        Self::Checking,
        Self::Sending,
        Self::Undelivered,
        Self::Result,
        Self::CodePad,
        Self::CodeChecking,
        Self::Code,
        Self::About,
        Self::Devices,
        Self::AskedRevoke,
        Self::RevokePad,
        Self::RevokeChecking,
        Self::DevicesBusy,
        Self::History,
        Self::Past,
        Self::Settings,
        Self::PresencePurpose,
        Self::Disconnecting,
        Self::Sensing,
        Self::Changing,
        Self::ChangeLookedAt,
        Self::ChangePad,
        Self::ChangeChecking,
        Self::SensorPad,
        Self::SensorChecking,
    ];

    /// The way there, by transitions that the table knows.
    fn way(self) -> Vec<Transition> {
        use Transition as T;
        let loaded = || T::Loaded(vec![account("a")], PinChosen::Yes);
        let listed = || T::Listed(handle("a"), vec![challenge("c")]);
        let from_home = |more: Vec<T>| {
            let mut way = vec![loaded(), listed(), T::Back];
            way.extend(more);
            way
        };
        let at_challenge = |more: Vec<T>| {
            let mut way = vec![loaded(), listed()];
            way.extend(more);
            way
        };
        let offered = |more: Vec<T>| {
            let mut way = vec![
                T::Loaded(vec![account("a")], PinChosen::No),
                T::NotificationsFound(Notifications::Undecided),
                listed(),
                T::PinChoiceStarted,
                T::PinChosen,
            ];
            way.extend(more);
            way
        };
        let change_asked = |more: Vec<T>| {
            let looked_at = [T::OpenSettings, T::OpenPinChange, T::PinChoiceStarted];
            let mut way = from_home(looked_at.into());
            way.push(T::AskPin(change()));
            way.extend(more);
            way
        };
        let at_devices = |more: Vec<T>| {
            let mut way =
                from_home(vec![T::OpenDevices(handle("a")), T::DevicesFound(handle("a"), devices())]);
            way.extend(more);
            way
        };
        let approve = || T::AskPin(PresencePurpose::Approve { id: id("c"), number: number("17") });
        let deny = || T::SendStarted(id("c"), Verdict::Deny);
        match self {
            Self::Blocked => vec![],
            Self::EmptyForm => vec![T::Loaded(vec![], PinChosen::No)],
            Self::EnrollingFirst => vec![T::Loaded(vec![], PinChosen::No), T::EnrolStarted],
            Self::Form => from_home(vec![T::OpenEnrol]),
            Self::FormPad => from_home(vec![T::OpenEnrol, T::AskPin(PresencePurpose::Enrol(form()))]),
            Self::FormChecking => {
                from_home(vec![T::OpenEnrol, T::AskPin(PresencePurpose::Enrol(form())), T::PinCheckStarted])
            }
            Self::Enrolling => from_home(vec![T::OpenEnrol, T::EnrolStarted]),
            Self::Filled => from_home(vec![T::Filled(form())]),
            Self::Scanning => from_home(vec![T::CameraFound(true), T::OpenEnrol, T::ScanStarted]),
            Self::ChoosePin => vec![T::Loaded(vec![account("a")], PinChosen::No), listed()],
            Self::SettingPin => {
                vec![T::Loaded(vec![account("a")], PinChosen::No), listed(), T::PinChoiceStarted]
            }
            Self::Offered => offered(vec![]),
            Self::OfferTaken => offered(vec![T::OfferTaken]),
            Self::Home => from_home(vec![]),
            Self::Challenge => at_challenge(vec![]),
            Self::Pad => at_challenge(vec![approve()]),
            Self::Checking => at_challenge(vec![approve(), T::PinCheckStarted]),
            Self::Sending => at_challenge(vec![deny()]),
            Self::Undelivered => {
                at_challenge(vec![deny(), T::Unsent(id("c"), jws(), SendTrouble::Unreachable)])
            }
            Self::Result => at_challenge(vec![T::Ended(id("c"), Ending::Denied)]),
            Self::CodePad => from_home(vec![T::OpenOfflineCode(handle("a"))]),
            Self::CodeChecking => from_home(vec![T::OpenOfflineCode(handle("a")), T::PinCheckStarted]),
            Self::Code => from_home(vec![
                T::OpenOfflineCode(handle("a")),
                T::PinCheckStarted,
                T::CodeRevealed(handle("a"), OfflineSecret::from_bytes([7; 32])),
            ]),
            Self::About => from_home(vec![T::OpenAbout]),
            Self::Devices => at_devices(vec![]),
            Self::AskedRevoke => at_devices(vec![T::AskRevoke(other_device())]),
            Self::RevokePad => at_devices(vec![T::AskRevoke(other_device()), T::AskPin(revoke())]),
            Self::RevokeChecking => {
                at_devices(vec![T::AskRevoke(other_device()), T::AskPin(revoke()), T::PinCheckStarted])
            }
            Self::DevicesBusy => at_devices(vec![T::RenameStarted(handle("a"))]),
            Self::History => from_home(vec![T::OpenHistory]),
            Self::Past => from_home(vec![T::NotesRead(notes()), T::OpenPast(id("p"))]),
            Self::Settings => from_home(vec![T::OpenSettings]),
            Self::PresencePurpose => from_home(vec![T::OpenSettings, T::AskDisconnect(handle("a"))]),
            Self::Disconnecting => from_home(vec![
                T::OpenSettings,
                T::AskDisconnect(handle("a")),
                T::DisconnectStarted(handle("a")),
            ]),
            Self::Sensing => at_challenge(vec![sensor(true), approve(), T::SensorStarted]),
            Self::Changing => from_home(vec![T::OpenSettings, T::OpenPinChange]),
            Self::ChangeLookedAt => from_home(vec![T::OpenSettings, T::OpenPinChange, T::PinChoiceStarted]),
            Self::ChangePad => change_asked(vec![]),
            Self::ChangeChecking => change_asked(vec![T::PinCheckStarted]),
            Self::SensorPad => {
                from_home(vec![sensor(false), T::OpenSettings, T::AskPin(PresencePurpose::TurnOnSensor)])
            }
            Self::SensorChecking => from_home(vec![
                sensor(false),
                T::OpenSettings,
                T::AskPin(PresencePurpose::TurnOnSensor),
                T::PinCheckStarted,
            ]),
        }
    }

    pub(super) fn state(self) -> State {
        let mut state = State::blocked(Blocked::StorageFailed);
        let camera = Transition::CameraFound(true);
        for (step, transition) in self.way().into_iter().chain([camera]).enumerate() {
            assert!(state.apply(transition, NOON).is_ok(), "step {step} on the way to {self:?}");
        }
        assert_eq!(Self::of(&state), self, "the way leads there");
        state
    }

    /// Where a person is in `state`.
    pub(super) fn of(state: &State) -> Self {
        let pad = state.pin_pad.as_ref().map(|pad| pad.check);
        let connected = !state.accounts.is_empty();
        match (&state.place, pad) {
            (Place::Blocked(_), None) => Self::Blocked,
            (Place::Enrol { busy: false, filled: Some(_), .. }, None) if connected => Self::Filled,
            (Place::Scan { .. }, None) => Self::Scanning,
            (Place::Enrol { busy: false, .. }, None) if connected => Self::Form,
            (Place::Enrol { busy: false, .. }, None) => Self::EmptyForm,
            (Place::Enrol { busy: true, .. }, None) if connected => Self::Enrolling,
            (Place::Enrol { busy: true, .. }, None) => Self::EnrollingFirst,
            (Place::Enrol { busy: false, .. }, Some(Check::None)) => Self::FormPad,
            (Place::Enrol { busy: false, .. }, Some(Check::Pin | Check::Sensor)) => Self::FormChecking,
            (Place::ChoosePin { changing: true, busy: false, .. }, None) => Self::Changing,
            (Place::ChoosePin { changing: true, busy: true, .. }, None) => Self::ChangeLookedAt,
            (Place::ChoosePin { changing: true, .. }, Some(Check::None)) => Self::ChangePad,
            (Place::ChoosePin { changing: true, .. }, Some(Check::Pin)) => Self::ChangeChecking,
            (Place::ChoosePin { busy: false, .. }, None) => Self::ChoosePin,
            (Place::ChoosePin { busy: true, .. }, None) => Self::SettingPin,
            (Place::OfferNotifications { busy: false }, None) => Self::Offered,
            (Place::OfferNotifications { busy: true }, None) => Self::OfferTaken,
            (Place::Home, None) => Self::Home,
            (Place::Challenge(id), pad) => {
                let progress = &state.pending(id).expect("a challenge on the screen is open").progress;
                match (progress, pad) {
                    (Progress::Open, None) => Self::Challenge,
                    (Progress::Open, Some(Check::None)) => Self::Pad,
                    (Progress::Open, Some(Check::Pin)) => Self::Checking,
                    (Progress::Open, Some(Check::Sensor)) => Self::Sensing,
                    (Progress::Sending(_), None) => Self::Sending,
                    (Progress::Unsent { .. }, None) => Self::Undelivered,
                    _ => panic!("a PIN pad over a challenge that was answered"),
                }
            }
            (Place::Result(_), None) => Self::Result,
            (Place::OfflineCode { secret: None, .. }, Some(Check::None)) => Self::CodePad,
            (Place::OfflineCode { secret: None, .. }, Some(Check::Pin | Check::Sensor)) => Self::CodeChecking,
            (Place::OfflineCode { secret: Some(_), .. }, None) => Self::Code,
            (Place::Devices { busy: true, .. }, None) => Self::DevicesBusy,
            (Place::Devices { disconnecting: Some(_), .. }, None) => Self::AskedRevoke,
            (Place::Devices { disconnecting: Some(_), .. }, Some(Check::None)) => Self::RevokePad,
            (Place::Devices { disconnecting: Some(_), .. }, Some(Check::Pin | Check::Sensor)) => {
                Self::RevokeChecking
            }
            (Place::Devices { .. }, None) => Self::Devices,
            (Place::About, None) => Self::About,
            (Place::History, None) => Self::History,
            (Place::Past(_), None) => Self::Past,
            (Place::Settings { disconnecting: None, .. }, Some(Check::None)) => Self::SensorPad,
            (Place::Settings { disconnecting: None, .. }, Some(Check::Pin | Check::Sensor)) => {
                Self::SensorChecking
            }
            (Place::Settings { busy: true, .. }, None) => Self::Disconnecting,
            (Place::Settings { disconnecting: Some(_), .. }, None) => Self::PresencePurpose,
            (Place::Settings { disconnecting: None, .. }, None) => Self::Settings,
            _ => panic!("nowhere a person can be"),
        }
    }
}

/// Everything there is to know of a state, to tell whether it changed.
pub(super) fn fingerprint(state: &State) -> String {
    let mut all = format!(
        "{:?} {:?} {:?} {:?} {} {:?} {} {:?} {}\n",
        Here::of(state),
        state.message,
        state.tries,
        state.sensor,
        state.sensor_on,
        state.notifications,
        state.camera,
        state.notes,
        state.noted
    );
    match &state.place {
        Place::Enrol { problem, filled, .. } => writeln!(all, "{problem:?} {}", filled.is_some()),
        Place::Scan { light } => writeln!(all, "{light}"),
        Place::ChoosePin { problem, .. } => writeln!(all, "{problem:?}"),
        Place::Challenge(id) => writeln!(all, "{id}"),
        Place::Result(concluded) => writeln!(all, "{concluded:?}"),
        Place::OfflineCode { handle, .. } => writeln!(all, "{handle}"),
        Place::Settings { disconnecting, .. } => writeln!(all, "{disconnecting:?}"),
        Place::Blocked(why) => writeln!(all, "{why:?}"),
        Place::Devices { handle, list, disconnecting, busy } => {
            writeln!(all, "{handle} {list:?} {disconnecting:?} {busy}")
        }
        Place::Past(id) => writeln!(all, "{id}"),
        Place::Home | Place::About | Place::History | Place::OfferNotifications { .. } => Ok(()),
    }
    .unwrap();
    if let Some(pad) = &state.pin_pad {
        writeln!(all, "{:?}", pad.trouble).unwrap();
    }
    for connected in &state.accounts {
        writeln!(all, "{:?} {:?}", connected.account, connected.connection).unwrap();
    }
    for pending in &state.pending {
        let progress = match &pending.progress {
            Progress::Open => "open".to_owned(),
            Progress::Sending(verdict) => format!("sending {verdict:?}"),
            Progress::Unsent { verdict, trouble, .. } => format!("unsent {verdict:?} {trouble:?}"),
        };
        writeln!(all, "{} {progress} {:?}", pending.id(), pending.deadline).unwrap();
    }
    writeln!(all, "{:?}", state.over).unwrap();
    all
}
