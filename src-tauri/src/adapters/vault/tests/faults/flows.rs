//! What the user does while a fault occurs, and the states that the phone may end in. A further
//! flow is a further entry of [`FLOWS`].

use key_core::testing::phone::{PIN, WRONG_PIN};

use super::life::{AAKE, MAIJA};

/// Steps of a user in one run of the app.
pub(super) struct Flow {
    pub(super) name: &'static str,
    /// Steps before, in a run without a fault.
    pub(super) given: &'static [Step],
    /// Steps in the run with the fault, after the app has started.
    pub(super) does: &'static [Step],
    /// States that the phone may be in afterwards: the old one, the intended one or one in between.
    pub(super) ends: &'static [Standing],
}

/// Step of a user.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Enrols the first username.
    Connects(&'static str),
    ChoosesPin,
    /// Enrols another username, with the right PIN.
    Adds(&'static str),
    /// Approves a login of the username, with this PIN.
    Confirms(&'static str, &'static str),
    /// Reveals the offline code of the first username, with this PIN.
    AsksForCode(&'static str),
    Disconnects(&'static str),
    /// Changes the PIN to this one.
    ChangesPin(&'static str),
    /// Turns the sensor on.
    TurnsSensorOn,
    /// Turns the sensor off.
    TurnsSensorOff,
}

/// State of the record, as the user sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// No account is enrolled.
    New,
    /// An account is enrolled, and no PIN is chosen yet.
    Choosing,
    /// These usernames are enrolled.
    Paired(&'static [&'static str]),
    /// Too many wrong PINs: the app asks to enrol again.
    LockedOut,
    /// The record is unusable: the app asks to enrol again.
    ConnectAgain,
    /// Any other state, which the user could not leave.
    Stuck,
}

impl Standing {
    /// The sets of usernames that can be enrolled.
    pub(super) const SETS: [&[&str]; 3] = [&[MAIJA], &[AAKE], &[MAIJA, AAKE]];
}

const ONE: &[Step] = &[Step::Connects(MAIJA), Step::ChoosesPin];
const TWO: &[Step] = &[Step::Connects(MAIJA), Step::ChoosesPin, Step::Adds(AAKE)];
const WITH_SENSOR: &[Step] = &[Step::Connects(MAIJA), Step::ChoosesPin, Step::TurnsSensorOn];
const AFTER_TWO_WRONG_PINS: &[Step] =
    &[Step::Connects(MAIJA), Step::ChoosesPin, Step::AsksForCode(WRONG_PIN), Step::AsksForCode(WRONG_PIN)];
const AFTER_FOUR_WRONG_PINS: &[Step] = &[
    Step::Connects(MAIJA),
    Step::ChoosesPin,
    Step::AsksForCode(WRONG_PIN),
    Step::AsksForCode(WRONG_PIN),
    Step::AsksForCode(WRONG_PIN),
    Step::AsksForCode(WRONG_PIN),
];

pub(super) const FLOWS: &[Flow] = &[
    Flow { name: "a new phone is started", given: &[], does: &[], ends: &[Standing::New] },
    Flow { name: "the app is started", given: TWO, does: &[], ends: &[Standing::Paired(&[MAIJA, AAKE])] },
    Flow {
        name: "the first username is connected and a PIN chosen",
        given: &[],
        does: ONE,
        ends: &[Standing::New, Standing::Choosing, Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "the first username is connected, if need be at the second attempt",
        given: &[],
        does: &[Step::Connects(MAIJA), Step::Connects(MAIJA), Step::ChoosesPin, Step::ChoosesPin],
        ends: &[Standing::New, Standing::Choosing, Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "a PIN is chosen in a later run",
        given: &[Step::Connects(MAIJA)],
        does: &[Step::ChoosesPin],
        ends: &[Standing::Choosing, Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "a login is approved",
        given: ONE,
        does: &[Step::Confirms(MAIJA, PIN)],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "two logins are approved after two wrong PINs",
        given: AFTER_TWO_WRONG_PINS,
        does: &[Step::Confirms(MAIJA, PIN), Step::Confirms(MAIJA, PIN)],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "a wrong PIN is entered for a login",
        given: ONE,
        does: &[Step::Confirms(MAIJA, WRONG_PIN)],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "the PIN is wrong for the fifth time",
        given: AFTER_FOUR_WRONG_PINS,
        does: &[Step::Confirms(MAIJA, WRONG_PIN)],
        ends: &[Standing::Paired(&[MAIJA]), Standing::LockedOut, Standing::New],
    },
    Flow {
        name: "another username is connected",
        given: ONE,
        does: &[Step::Adds(AAKE)],
        ends: &[Standing::Paired(&[MAIJA]), Standing::Paired(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another username is connected, if need be at the second attempt",
        given: ONE,
        does: &[Step::Adds(AAKE), Step::Adds(AAKE)],
        ends: &[Standing::Paired(&[MAIJA]), Standing::Paired(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another PIN is chosen",
        given: TWO,
        does: &[Step::ChangesPin("905172")],
        ends: &[Standing::Paired(&[MAIJA, AAKE])],
    },
    Flow {
        name: "another PIN is chosen with the sensor on",
        given: WITH_SENSOR,
        does: &[Step::ChangesPin("905172")],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "the sensor is turned on",
        given: ONE,
        does: &[Step::TurnsSensorOn],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "the sensor is turned off",
        given: WITH_SENSOR,
        does: &[Step::TurnsSensorOff],
        ends: &[Standing::Paired(&[MAIJA])],
    },
    Flow {
        name: "the only username is disconnected with the sensor on",
        given: WITH_SENSOR,
        does: &[Step::Disconnects(MAIJA)],
        ends: &[Standing::Paired(&[MAIJA]), Standing::New],
    },
    Flow {
        name: "one of two usernames is disconnected",
        given: TWO,
        does: &[Step::Disconnects(MAIJA)],
        ends: &[Standing::Paired(&[MAIJA, AAKE]), Standing::Paired(&[AAKE])],
    },
    Flow {
        name: "the only username is disconnected",
        given: ONE,
        does: &[Step::Disconnects(MAIJA)],
        ends: &[Standing::Paired(&[MAIJA]), Standing::New],
    },
];
