//! What the user does while a fault occurs, and the states that the phone may end in. A further
//! flow is a further entry of [`FLOWS`].

use key_core::testing::phone::{PIN, WRONG_PIN};

use super::run::{AAKE, MAIJA};

/// Steps of a user in one run of the app.
pub(super) struct Flow {
    pub(super) name: &'static str,
    /// Steps before, in a run without a fault.
    pub(super) before: &'static [Step],
    /// Steps in the run with the fault, after the app has started.
    pub(super) steps: &'static [Step],
    /// States that the phone may be in afterwards: the old one, the intended one or one in between.
    pub(super) allowed: &'static [RecordState],
}

impl Flow {
    /// Whether a finger is given, so that sensor keys make a difference.
    pub(super) fn uses_sensor(&self) -> bool {
        let is_of_sensor = |step: &Step| {
            matches!(step, Step::TurnOnSensor | Step::TurnOffSensor | Step::ChangePinWithFinger(_))
        };
        self.before.iter().chain(self.steps).any(is_of_sensor)
    }
}

/// Step of a user.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Enrols the first username.
    Enrol(&'static str),
    ChoosePin,
    /// Enrols another username, with the right PIN.
    AddAccount(&'static str),
    /// Approves a login of the username, with this PIN.
    Approve(&'static str, &'static str),
    /// Reveals the offline code of the first username, with this PIN.
    RevealCode(&'static str),
    Disconnect(&'static str),
    /// Changes the PIN to this one.
    ChangePin(&'static str),
    /// Changes the PIN to this one, and confirms it with the sensor, which is on.
    ChangePinWithFinger(&'static str),
    /// Turns the sensor on.
    TurnOnSensor,
    /// Turns the sensor off.
    TurnOffSensor,
}

/// State of the record, as the user sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordState {
    /// No account is enrolled.
    New,
    /// An account is enrolled, and no PIN is chosen yet.
    PinPending,
    /// These usernames are enrolled.
    Enrolled(&'static [&'static str]),
    /// Too many wrong PINs: the app asks to enrol again.
    LockedOut,
    /// The record is unusable: the app asks to enrol again.
    ConnectAgain,
    /// Any other state, which the user could not leave.
    Stuck,
}

impl RecordState {
    /// The sets of usernames that can be enrolled.
    pub(super) const SETS: [&[&str]; 3] = [&[MAIJA], &[AAKE], &[MAIJA, AAKE]];
}

const ONE: &[Step] = &[Step::Enrol(MAIJA), Step::ChoosePin];
const TWO: &[Step] = &[Step::Enrol(MAIJA), Step::ChoosePin, Step::AddAccount(AAKE)];
const WITH_SENSOR: &[Step] = &[Step::Enrol(MAIJA), Step::ChoosePin, Step::TurnOnSensor];
const AFTER_TWO_WRONG_PINS: &[Step] =
    &[Step::Enrol(MAIJA), Step::ChoosePin, Step::RevealCode(WRONG_PIN), Step::RevealCode(WRONG_PIN)];
const AFTER_FOUR_WRONG_PINS: &[Step] = &[
    Step::Enrol(MAIJA),
    Step::ChoosePin,
    Step::RevealCode(WRONG_PIN),
    Step::RevealCode(WRONG_PIN),
    Step::RevealCode(WRONG_PIN),
    Step::RevealCode(WRONG_PIN),
];

pub(super) const FLOWS: &[Flow] = &[
    Flow { name: "a new phone is started", before: &[], steps: &[], allowed: &[RecordState::New] },
    Flow {
        name: "the app is started",
        before: TWO,
        steps: &[],
        allowed: &[RecordState::Enrolled(&[MAIJA, AAKE])],
    },
    Flow {
        name: "the first username is connected and a PIN chosen",
        before: &[],
        steps: ONE,
        allowed: &[RecordState::New, RecordState::PinPending, RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "the first username is connected, if need be at the second attempt",
        before: &[],
        steps: &[Step::Enrol(MAIJA), Step::Enrol(MAIJA), Step::ChoosePin, Step::ChoosePin],
        allowed: &[RecordState::New, RecordState::PinPending, RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "a PIN is chosen in a later run",
        before: &[Step::Enrol(MAIJA)],
        steps: &[Step::ChoosePin],
        allowed: &[RecordState::PinPending, RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "a login is approved",
        before: ONE,
        steps: &[Step::Approve(MAIJA, PIN)],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "two logins are approved after two wrong PINs",
        before: AFTER_TWO_WRONG_PINS,
        steps: &[Step::Approve(MAIJA, PIN), Step::Approve(MAIJA, PIN)],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "a wrong PIN is entered for a login",
        before: ONE,
        steps: &[Step::Approve(MAIJA, WRONG_PIN)],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "the PIN is wrong for the fifth time",
        before: AFTER_FOUR_WRONG_PINS,
        steps: &[Step::Approve(MAIJA, WRONG_PIN)],
        allowed: &[RecordState::Enrolled(&[MAIJA]), RecordState::LockedOut, RecordState::New],
    },
    Flow {
        name: "another username is connected",
        before: ONE,
        steps: &[Step::AddAccount(AAKE)],
        allowed: &[RecordState::Enrolled(&[MAIJA]), RecordState::Enrolled(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another username is connected, if need be at the second attempt",
        before: ONE,
        steps: &[Step::AddAccount(AAKE), Step::AddAccount(AAKE)],
        allowed: &[RecordState::Enrolled(&[MAIJA]), RecordState::Enrolled(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another PIN is chosen",
        before: TWO,
        steps: &[Step::ChangePin("905172")],
        allowed: &[RecordState::Enrolled(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another PIN is chosen with the sensor on, which is cancelled",
        before: WITH_SENSOR,
        steps: &[Step::ChangePin("905172")],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "another PIN is chosen with the sensor on, which confirms it",
        before: WITH_SENSOR,
        steps: &[Step::ChangePinWithFinger("905172")],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "the sensor is turned on",
        before: ONE,
        steps: &[Step::TurnOnSensor],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "the sensor is turned off",
        before: WITH_SENSOR,
        steps: &[Step::TurnOffSensor],
        allowed: &[RecordState::Enrolled(&[MAIJA])],
    },
    Flow {
        name: "the only username is disconnected with the sensor on",
        before: WITH_SENSOR,
        steps: &[Step::Disconnect(MAIJA)],
        allowed: &[RecordState::Enrolled(&[MAIJA]), RecordState::New],
    },
    Flow {
        name: "one of two usernames is disconnected",
        before: TWO,
        steps: &[Step::Disconnect(MAIJA)],
        allowed: &[RecordState::Enrolled(&[MAIJA, AAKE]), RecordState::Enrolled(&[AAKE])],
    },
    Flow {
        name: "the only username is disconnected",
        before: ONE,
        steps: &[Step::Disconnect(MAIJA)],
        allowed: &[RecordState::Enrolled(&[MAIJA]), RecordState::New],
    },
];
