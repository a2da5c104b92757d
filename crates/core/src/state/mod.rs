//! Everything the app knows while it runs, and the only way to change it.
//!
//! Flows wait for people and networks, so by the time one wants to write, the world may have moved on: the challenge was
//! answered elsewhere while the PIN pad was open, the account was disconnected while a list was fetched. Each change is a
//! [`Transition`] whose preconditions are checked as it is made; one that no longer holds is [`Refused`] and changes nothing.

mod accounts;
mod apply;
mod challenges;
mod devices;
mod pad;
mod push;
mod transition;

#[cfg(test)]
mod tests;

use std::time::Duration;

use key_protocol::decision::Number;
use key_protocol::device::DeviceEntry;
use key_protocol::ids::{ChallengeId, DeviceId};
use key_protocol::offline::OfflineSecret;
use key_view::{
    AvailableSensor, Blocked, ChallengeKind, Connection, Ending, EnrolProblem, Message, Notifications,
    PinProblem, PinPurpose, SendTrouble, SensorTrouble,
};

use crate::domain::account::{Account, AccountHandle};
use crate::domain::challenge::Pending;
use crate::domain::enrol_form::EnrolForm;
use crate::domain::notes::{Notes, Past};
use crate::domain::pin::Pin;
use crate::domain::tries::Tries;
use crate::ports::Waiting;

pub(crate) use challenges::{challenge_kind, details};
pub use push::PushStanding;
pub use transition::{PinChosen, Refused, Transition};

/// The state of the app. Holds no key; the one secret is that of the offline code while it is on show.
pub struct State {
    /// Connected usernames.
    pub accounts: Vec<Connected>,
    /// Open challenges, the oldest first.
    pub pending: Vec<Pending>,
    /// Challenges that ended in this run. They never open again.
    pub over: Vec<ChallengeId>,
    /// The screen.
    pub place: Place,
    /// The PIN pad over it.
    pub pin_pad: Option<PinPad>,
    /// How PIN tries stand.
    pub tries: PinAttempts,
    /// The sensor that is there.
    pub sensor: AvailableSensor,
    /// Whether it takes the PIN's place.
    pub sensor_on: bool,
    /// Whether the phone shows notifications.
    pub notifications: Notifications,
    /// How pushes stand.
    pub push: PushStanding,
    /// Whether there is a camera.
    pub camera: bool,
    /// A passing message over it.
    pub message: Option<Message>,
    /// Preferences and history.
    pub notes: Notes,
    /// How often those changed.
    pub noted: u64,
}

/// An account and whether its backend is heard.
pub struct Connected {
    /// The account.
    pub account: Account,
    /// The connection.
    pub connection: Connection,
}

/// Where the person is.
pub enum Place {
    /// The app cannot work.
    Blocked(Blocked),
    /// At the form that connects a username.
    Enrol {
        /// Enrolment is on its way.
        busy: bool,
        /// Why the last attempt failed.
        problem: Option<EnrolProblem>,
        /// What a link or a QR code filled in.
        filled: Option<EnrolForm>,
    },
    /// Looking for a QR code.
    Scan {
        /// The camera's light is on.
        light: bool,
    },
    /// Choosing a PIN.
    ChoosePin {
        /// Whether there is one already.
        changing: bool,
        /// It is being set.
        busy: bool,
        /// Why the last choice was refused.
        problem: Option<PinProblem>,
    },
    /// At the offer to be told when something waits.
    OfferNotifications {
        /// The phone is asking.
        busy: bool,
    },
    /// At home.
    Home,
    /// At a challenge.
    Challenge(ChallengeId),
    /// At how one ended.
    Result(Concluded),
    /// At the offline code.
    OfflineCode {
        /// The account.
        handle: AccountHandle,
        /// What the code is computed from, while it is on show.
        secret: Option<OfflineSecret>,
    },
    /// At the devices of an account.
    Devices {
        /// The account.
        handle: AccountHandle,
        /// What is known of them.
        list: DeviceList,
        /// The one whose disconnection waits for a yes.
        disconnecting: Option<DeviceId>,
        /// Something is on its way.
        busy: bool,
    },
    /// At the history.
    History,
    /// At one of it.
    Past(ChallengeId),
    /// At what the app is made of.
    About,
    /// In settings.
    Settings {
        /// The account whose disconnection waits for a yes.
        disconnecting: Option<AccountHandle>,
        /// A disconnection is on its way.
        busy: bool,
    },
}

/// What is known of an account's devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceList {
    /// They are being asked for.
    Loading,
    /// They could not be had.
    Failed(SendTrouble),
    /// These.
    Listed(Vec<DeviceEntry>),
}

impl DeviceList {
    /// One of them, by its id.
    #[must_use]
    pub fn find(&self, id: &DeviceId) -> Option<&DeviceEntry> {
        match self {
            Self::Listed(devices) => devices.iter().find(|device| &device.id == id),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// What is remembered of a challenge that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concluded {
    /// What it was about.
    pub kind: ChallengeKind,
    /// The service that asked.
    pub service: String,
    /// The username it was for.
    pub username: String,
    /// How it ended.
    pub ending: Ending,
}

/// The PIN pad.
pub struct PinPad {
    /// What the PIN is for.
    pub asked: PresencePurpose,
    /// What is being done about it.
    pub check: Check,
    /// What went wrong with the last try.
    pub trouble: Option<Trouble>,
}

/// What is being done at a PIN pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The person has yet to do something.
    None,
    /// A PIN is being checked.
    Pin,
    /// The platform is asking for a finger or a face.
    Sensor,
}

/// What a PIN is asked for.
#[derive(Clone)]
pub enum PresencePurpose {
    /// Approving a challenge, with the number typed.
    Approve {
        /// Its id.
        id: ChallengeId,
        /// The number, when one is asked for.
        number: Option<Number>,
    },
    /// Showing an offline code.
    RevealCode(AccountHandle),
    /// Connecting another username.
    Enrol(EnrolForm),
    /// Putting another PIN in its place.
    ChangePin(Pin),
    /// Disconnecting another device of an account.
    Revoke(AccountHandle, DeviceId),
    /// Letting the sensor take its place.
    TurnOnSensor,
    /// Ending that.
    TurnOffSensor,
}

impl PresencePurpose {
    /// As the pad says it.
    #[must_use]
    pub fn purpose(&self) -> PinPurpose {
        match self {
            Self::Approve { .. } => PinPurpose::Approve,
            Self::RevealCode(_) => PinPurpose::RevealCode,
            Self::Enrol(_) => PinPurpose::AddAccount,
            Self::ChangePin(_) => PinPurpose::ChangePin,
            Self::Revoke(..) => PinPurpose::RevokeDevice,
            Self::TurnOnSensor => PinPurpose::TurnOnSensor,
            Self::TurnOffSensor => PinPurpose::TurnOffSensor,
        }
    }

    /// Whether a finger or a face will do. Who may change the ways in has to know the PIN.
    #[must_use]
    pub fn takes_sensor(&self) -> bool {
        !matches!(self, Self::ChangePin(_) | Self::TurnOnSensor)
    }
}

/// Why a PIN was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is another PIN.
    Wrong,
    /// It could not be checked.
    NotChecked,
    /// The sensor did not do instead.
    Sensor(SensorTrouble),
}

/// How PIN tries stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinAttempts {
    /// Tries left.
    pub left: u8,
    /// The next try is held back until this moment on the monotonic clock.
    pub held_until: Duration,
    /// The whole of that delay.
    pub delay: Duration,
}

impl PinAttempts {
    /// As `tries` stand, the next one held back for `hold` from `now` on.
    #[must_use]
    pub fn new(tries: Tries, hold: Duration, now: Duration) -> Self {
        Self { left: tries.left(), held_until: now + hold, delay: tries.delay() }
    }

    /// Whether a PIN may be tried at `now`.
    #[must_use]
    pub fn may_try(self, now: Duration) -> bool {
        self.held_until <= now
    }
}

impl Place {
    /// The empty form.
    pub(crate) const FORM: Self = Self::Enrol { busy: false, problem: None, filled: None };
}

impl State {
    /// Before anything is known.
    #[must_use]
    pub fn blocked(why: Blocked) -> Self {
        Self {
            accounts: Vec::new(),
            pending: Vec::new(),
            over: Vec::new(),
            place: Place::Blocked(why),
            pin_pad: None,
            tries: PinAttempts::new(Tries::default(), Duration::ZERO, Duration::ZERO),
            sensor: AvailableSensor::None,
            sensor_on: false,
            notifications: Notifications::On,
            push: PushStanding::default(),
            camera: false,
            message: None,
            notes: Notes::default(),
            noted: 0,
        }
    }

    /// An account by this device's name for it.
    #[must_use]
    pub fn account(&self, handle: &AccountHandle) -> Option<&Account> {
        self.accounts.iter().map(|connected| &connected.account).find(|account| &account.handle == handle)
    }

    /// An open challenge.
    #[must_use]
    pub fn pending(&self, id: &ChallengeId) -> Option<&Pending> {
        self.pending.iter().find(|pending| pending.id() == id)
    }

    /// What is remembered of one that is over.
    #[must_use]
    pub fn past(&self, id: &ChallengeId) -> Option<&Past> {
        self.notes.history.iter().find(|past| &past.id == id)
    }

    /// The open challenges, as notifications name them.
    pub(crate) fn waiting(&self) -> Vec<Waiting> {
        let waiting = |pending: &Pending| {
            let device = self.account(&pending.handle)?.device.clone();
            Some(Waiting { device, challenge: pending.id().clone(), exp: pending.signed.claims().exp })
        };
        self.pending.iter().filter_map(waiting).collect()
    }

    fn pending_mut(&mut self, id: &ChallengeId) -> Option<&mut Pending> {
        self.pending.iter_mut().find(|pending| pending.id() == id)
    }
}
