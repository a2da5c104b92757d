//! States of the screen to choose the PIN.

use key_view::{AvailableSensor, ChoosePinView, PinProblem, Screen, Sensor};

use super::State;

pub(super) fn first() -> ChoosePinView {
    ChoosePinView {
        min_length: 6,
        max_length: 12,
        busy: false,
        changing: false,
        judged: 0,
        sensor: AvailableSensor::None,
        problem: None,
        link_refused: false,
    }
}

pub(super) fn states() -> Vec<State> {
    let problems = every!(PinProblem {
        TooShort,
        TooLong,
        NotDigits,
        Repeated,
        Run,
        Date,
        Common,
        NotSaved,
        StorageSilent
    });
    let sensors = of_every!(AvailableSensor {
        Strong => every!(Sensor { Fingerprint, Face }).map(|(name, one)| (name, AvailableSensor::Strong(one))).to_vec(),
        Weak => vec![("weak sensor", AvailableSensor::Weak)],
        None => vec![],
    });
    let choices = [
        ("", first()),
        ("link refused", ChoosePinView { link_refused: true, ..first() }),
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
        (
            "weak sensor everything",
            ChoosePinView { sensor: AvailableSensor::Weak, problem: Some(PinProblem::Run), ..first() },
        ),
    ];
    let refusals =
        problems.map(|(name, problem)| (name, ChoosePinView { problem: Some(problem), ..first() }));
    let offers = sensors.into_iter().map(|(name, sensor)| (name, ChoosePinView { sensor, ..first() }));
    super::states("choose-pin", Screen::ChoosePin, choices.into_iter().chain(refusals).chain(offers))
}
