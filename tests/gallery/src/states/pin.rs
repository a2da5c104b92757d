//! States of the PIN pad, over the screen that requests the PIN.

use key_view::{Overlay, PinPurpose, PinTrouble, PinView, Screen, Sensor, SensorTrouble, TimeLeft};

use super::{State, challenge, devices, history, home, offline_code, settings, state};

pub(super) fn states() -> Vec<State> {
    let purposes = every!(PinPurpose {
        Approve,
        RevealCode,
        ReadHistory,
        AddAccount,
        ChangePin,
        RevokeDevice,
        TurnOnSensor,
        TurnOffSensor
    });
    let troubles = every!(PinTrouble {
        Wrong,
        Wait(TimeLeft { ms: 272_000, of_ms: 300_000 }),
        NotChecked,
        StorageSilent,
        Sensor(SensorTrouble::Unavailable),
    });
    let sensors = every!(Sensor { Fingerprint, Face });
    let sensor_troubles =
        every!(SensorTrouble { Cancelled, LockedOut, Changed, Silent, Unavailable, TooWeak });

    let usual = usual();
    let with = |sensor| PinView { sensor: Some(sensor), ..usual.clone() };
    let mut pads = vec![
        ("busy".to_owned(), PinView { busy: true, ..usual.clone() }),
        ("of unknown length".into(), PinView { length: None, ..usual.clone() }),
        ("of twelve digits".into(), PinView { length: Some(12), ..usual.clone() }),
        (
            "first wrong".into(),
            PinView { trouble: Some(PinTrouble::Wrong), tries_left: Some(4), ..usual.clone() },
        ),
        (
            "last try".into(),
            PinView { trouble: Some(PinTrouble::Wrong), tries_left: Some(1), ..with(Sensor::Fingerprint) },
        ),
        (
            "held back".into(),
            PinView {
                trouble: Some(PinTrouble::Wait(TimeLeft { ms: 3_000_000, of_ms: 3_600_000 })),
                tries_left: Some(3),
                ..with(Sensor::Face)
            },
        ),
    ];
    pads.extend(
        purposes.map(|(name, purpose)| (format!("for {name}"), PinView { purpose, ..usual.clone() })),
    );
    pads.extend(
        troubles.map(|(name, trouble)| (name.into(), PinView { trouble: Some(trouble), ..usual.clone() })),
    );
    for (name, sensor) in sensors {
        pads.push((format!("or {name}"), with(sensor)));
        pads.push((
            format!("waits for {name}"),
            PinView { busy: true, waits_for_sensor: true, ..with(sensor) },
        ));
    }
    pads.extend(sensor_troubles.map(|(name, trouble)| {
        let trouble = Some(PinTrouble::Sensor(trouble));
        (format!("sensor {name}"), PinView { trouble, ..with(Sensor::Fingerprint) })
    }));
    pads.into_iter().map(|(name, pad)| over(&name, pad)).collect()
}

/// The PIN pad over a login challenge, without any problem. `name` makes the state unique.
pub(super) fn over_login(name: &str) -> State {
    over(name, usual())
}

fn usual() -> PinView {
    PinView {
        pad: 1,
        purpose: PinPurpose::Approve,
        min_length: 6,
        max_length: 12,
        length: Some(6),
        busy: false,
        sensor: None,
        waits_for_sensor: false,
        trouble: None,
        tries_left: None,
    }
}

fn over(name: &str, pad: PinView) -> State {
    let screen = match pad.purpose {
        PinPurpose::Approve => Screen::Challenge(challenge::login()),
        PinPurpose::RevealCode => Screen::OfflineCode(offline_code::hidden()),
        PinPurpose::ReadHistory => Screen::History(history::hidden()),
        PinPurpose::AddAccount => Screen::Home(home::nothing_pending()),
        PinPurpose::RevokeDevice => Screen::Devices(devices::listed()),
        PinPurpose::ChangePin | PinPurpose::TurnOnSensor | PinPurpose::TurnOffSensor => {
            Screen::Settings(settings::usual())
        }
    };
    let mut state = state(&format!("pin {name}"), screen);
    state.view.overlay = Some(Overlay::Pin(pad));
    state
}
