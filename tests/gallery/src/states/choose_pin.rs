//! Choosing the PIN.

use key_view::{AvailableSensor, ChoosePinView, PinProblem, Screen, Sensor};

use super::{State, state};

pub(super) fn first() -> ChoosePinView {
    ChoosePinView {
        min_length: 6,
        max_length: 12,
        busy: false,
        changing: false,
        sensor: AvailableSensor::None,
        problem: None,
    }
}

pub(super) fn states() -> Vec<State> {
    let problems = every!(PinProblem { TooShort, TooLong, NotDigits, Repeated, Run, Date, Common, NotSaved });
    let sensors = every!(Sensor { Fingerprint, Face });
    let choices = [
        ("", first()),
        ("busy", ChoosePinView { busy: true, ..first() }),
        ("other", ChoosePinView { changing: true, ..first() }),
        ("other busy", ChoosePinView { changing: true, busy: true, ..first() }),
        (
            "everything",
            ChoosePinView {
                sensor: AvailableSensor::Strong(Sensor::Fingerprint),
                problem: Some(PinProblem::Run),
                ..first()
            },
        ),
    ];
    let refusals =
        problems.map(|(name, problem)| (name, ChoosePinView { problem: Some(problem), ..first() }));
    let offers = sensors
        .map(|(name, sensor)| (name, ChoosePinView { sensor: AvailableSensor::Strong(sensor), ..first() }));
    let choices = choices.into_iter().chain(refusals).chain(offers);
    choices.map(|(name, choice)| state(&format!("choose-pin {name}"), Screen::ChoosePin(choice))).collect()
}
