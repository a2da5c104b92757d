//! What a person does while something goes wrong, and where it may leave them. A further flow is a further entry.

use key_core::testing::phone::{PIN, WRONG_PIN};

use super::life::{AAKE, MAIJA};

/// A flow.
pub(super) struct Flow {
    pub(super) name: &'static str,
    /// What was done before, with nothing going wrong.
    pub(super) given: &'static [Step],
    /// What is done in a run of its own, from the start of the app on.
    pub(super) does: &'static [Step],
    /// Where the phone may stand afterwards: as before, as intended, or at what lies between.
    pub(super) ends: &'static [Standing],
}

/// What a person does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Connects the first username.
    Connects(&'static str),
    ChoosesPin,
    /// Connects another username, with the right PIN.
    Adds(&'static str),
    /// Approves a login of the username, with this PIN.
    Confirms(&'static str, &'static str),
    /// Asks for the offline code of the first username, with this PIN.
    AsksForCode(&'static str),
    Disconnects(&'static str),
    /// Puts this PIN in the right one's place.
    ChangesPin(&'static str),
    /// Lets a finger take the PIN's place.
    TurnsSensorOn,
    /// Ends that.
    TurnsSensorOff,
}

/// How a phone stands, as its person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing is connected.
    New,
    /// Something is connected, and the PIN not chosen yet.
    Choosing,
    /// These usernames are connected.
    Paired(&'static [&'static str]),
    /// The PIN was wrong too often; the app says to connect again.
    LockedOut,
    /// The record cannot be used; the app says to connect again.
    ConnectAgain,
    /// None of these: nobody knows what to do.
    Stuck,
}

impl Standing {
    /// The sets of usernames that can be connected.
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
