//! The app's state while it runs, and the only way to change it.
//!
//! Flows wait for the user and the network, so by the time one writes, the state may have changed:
//! a challenge was answered elsewhere while the PIN pad was open, an account was disconnected while
//! a list was fetched. Each change is a method of [`State`] that checks its preconditions; one whose
//! preconditions no longer hold is [`Refused`] and changes nothing.

mod accounts;
mod cards;
mod challenge_view;
mod challenges;
mod check;
mod devices;
mod enrolment;
mod handoff;
mod history;
mod history_screen;
mod message;
mod navigation;
mod notices;
mod offline_code;
mod pad;
mod prompt;
mod protection;
mod purpose;
mod push;
mod report;
mod revealed;
mod session;
mod settings;
mod waiting;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::HashSet;
use std::time::Duration;

use key_protocol::ids::ChallengeId;
use key_protocol::list::Fingerprint;
use key_protocol::offline::OfflineSecret;
use key_view::{AvailableSensor, Blocked, Connection, Notifications};

use crate::domain::account::{Account, AccountHandle};
use crate::domain::challenge::Pending;
use crate::domain::notes::Notes;
use crate::domain::tries::Tries;
use crate::ports::ChallengeNotification;

pub use challenge_view::Concluded;
pub use devices::Devices;
pub use enrolment::Enrol;
pub use history_screen::History;
pub use message::Said;
pub use pad::{Check, PinAttempts, PinPad, Trouble};
pub(crate) use pad::{OpenPad, PadEvent};
pub(crate) use protection::NewPin;
pub use protection::{Offer, PinChange, PinChoice, PinChosen};
pub use purpose::PresencePurpose;
pub use push::PushState;
pub(crate) use revealed::Revealed;
pub use settings::Settings;

/// The app's state. Holds no key and no PIN, and three secrets: while their screens show them, that of
/// a revealed offline code and the code in a form that a link filled in; and the handoff of an open
/// challenge. The history is in clear only while its screens show it. Presence, and what a flow needs
/// after it, such as a new PIN, stays in the flow.
pub struct State {
    /// Enrolled accounts.
    pub accounts: Vec<EnrolledAccount>,
    /// Open challenges, earliest deadline first.
    pub pending: Vec<Pending>,
    /// Challenges that ended in this run. They never open again.
    pub over: Vec<ChallengeId>,
    /// Elements of lists that were refused in this run, and the account whose list it was. They stay
    /// refused.
    pub refused: HashSet<(AccountHandle, Fingerprint)>,
    /// The screen.
    pub screen: ScreenState,
    /// Number of screens and PIN pads that came by themselves.
    pub arrivals: u64,
    /// Whether the user is asked, on the screen of a challenge, if somebody has the password.
    pub report_asked: bool,
    /// PIN pad over the screen.
    pub pin_pad: Option<PinPad>,
    /// Number of PIN pads opened so far.
    pub pads: u32,
    /// PIN tries left and the current delay.
    pub tries: PinAttempts,
    /// Number of digits of the PIN, if it is known.
    pub pin_length: Option<u8>,
    /// Number of new PINs judged so far.
    pub judged: u64,
    /// Available sensor.
    pub sensor: AvailableSensor,
    /// Whether the sensor is turned on.
    pub sensor_on: bool,
    /// Whether the phone shows notifications.
    pub notifications: Notifications,
    /// Push status of the accounts and the phone.
    pub push: PushState,
    /// Whether the phone has a camera.
    pub camera: bool,
    /// Whether the user is having all lists fetched.
    pub checking: bool,
    /// Message to the user, until it is closed.
    pub message: Option<Said>,
    /// Number of messages said so far.
    pub said: u64,
    /// Preferences and history.
    pub notes: Notes,
    /// Number of changes to the notes.
    pub noted: u64,
}

/// Enrolled account and the state of its connection.
pub struct EnrolledAccount {
    /// The account.
    pub account: Account,
    /// State of the connection to the backend.
    pub connection: Connection,
    /// Whether events arrive through a stream.
    pub has_stream: bool,
}

/// Screen that the user is on.
pub enum ScreenState {
    /// The app cannot work.
    Blocked(Blocked),
    /// Welcome, while there is no account.
    Welcome,
    /// Enrolment form.
    Enrol(Enrol),
    /// Scanning for a QR code.
    Scan {
        /// Whether the torch is on.
        light: bool,
    },
    /// Choosing a PIN.
    ChoosePin {
        /// Change that the new PIN is for; `None` if it is the first one.
        change: Option<PinChange>,
        /// How far the choice has got.
        choice: PinChoice,
    },
    /// Offer to turn on notifications.
    OfferNotifications(Offer),
    /// Test notification at the end of onboarding.
    TestPush,
    /// Home screen.
    Home,
    /// Challenge.
    Challenge(ChallengeId),
    /// Result of a challenge.
    Result(Concluded),
    /// Offline code of an account.
    OfflineCode {
        /// The account.
        handle: AccountHandle,
        /// Secret of the code, while it is revealed.
        secret: Option<OfflineSecret>,
    },
    /// Devices of an account.
    Devices {
        /// The account.
        handle: AccountHandle,
        /// The devices.
        devices: Devices,
    },
    /// History, or an entry of it.
    History(History),
    /// About page, with the licences.
    About,
    /// Settings.
    Settings(Settings),
}

/// Refusal of a change whose preconditions do not hold. The state is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not possible as things stand")]
pub struct Refused;

impl ScreenState {
    /// Empty enrolment form.
    pub(crate) const FORM: Self = Self::Enrol(Enrol::EMPTY);
    /// Choice of the first PIN.
    pub(crate) const FIRST_PIN: Self = Self::ChoosePin { change: None, choice: PinChoice::START };
}

impl State {
    /// Creates the state of an app that cannot work yet.
    pub fn blocked(why: Blocked) -> Self {
        Self {
            accounts: Vec::new(),
            pending: Vec::new(),
            over: Vec::new(),
            refused: HashSet::new(),
            screen: ScreenState::Blocked(why),
            arrivals: 0,
            report_asked: false,
            pin_pad: None,
            pads: 0,
            tries: PinAttempts::new(Tries::default(), Duration::ZERO, Duration::ZERO),
            pin_length: None,
            judged: 0,
            sensor: AvailableSensor::None,
            sensor_on: false,
            notifications: Notifications::On,
            push: PushState::default(),
            camera: false,
            checking: false,
            message: None,
            said: 0,
            notes: Notes::default(),
            noted: 0,
        }
    }

    /// Returns the account with this handle.
    pub fn account(&self, handle: &AccountHandle) -> Option<&Account> {
        self.accounts.iter().map(|enrolled| &enrolled.account).find(|account| &account.handle == handle)
    }

    /// Returns the open challenge with this id.
    pub fn pending(&self, id: &ChallengeId) -> Option<&Pending> {
        self.pending.iter().find(|pending| pending.id() == id)
    }

    /// Returns whether an account is enrolled.
    pub(crate) fn has_accounts(&self) -> bool {
        !self.accounts.is_empty()
    }

    /// Returns the open challenges as notifications need them.
    pub(crate) fn waiting(&self) -> Vec<ChallengeNotification> {
        let waiting = |pending: &Pending| {
            let device = self.account(&pending.handle)?.device.clone();
            Some(ChallengeNotification {
                device,
                challenge: pending.id().clone(),
                exp: pending.signed.claims().exp,
            })
        };
        self.pending.iter().filter_map(waiting).collect()
    }

    fn pending_mut(&mut self, id: &ChallengeId) -> Option<&mut Pending> {
        self.pending.iter_mut().find(|pending| pending.id() == id)
    }
}

/// Refuses a change whose precondition does not hold.
fn check(holds: bool) -> Result<(), Refused> {
    holds.then_some(()).ok_or(Refused)
}
