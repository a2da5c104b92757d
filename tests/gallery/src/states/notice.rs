//! Passing messages, over home: they are the same over every screen.

use key_view::{Notice, Screen, SendTrouble, Sensor, SensorTrouble};

use super::people::{LONG_DEVICE, LONG_USERNAME, MAIJA};
use super::{State, challenge, home, state};

pub(super) fn states() -> Vec<State> {
    let notices = every!(Notice {
        Connected { username: MAIJA.into() },
        DisconnectedElsewhere { username: MAIJA.into(), by: Some("Pixel 10".into()), seconds_ago: 95 },
        Disconnected { username: MAIJA.into(), backend_told: true },
        ChallengeRefused { username: MAIJA.into() },
        AnswerNotMade,
        ChallengeGone,
        DenialWaits,
        DeviceDisconnected { name: "iPhone 17".into() },
        DeviceRenamed { name: "Pixel 10".into() },
        DeviceNameUnfit,
        DevicesUnchanged(SendTrouble::Unreachable),
        PinChanged,
        SensorOn(Sensor::Fingerprint),
        SensorOff(Sensor::Face),
        SensorNotOn(SensorTrouble::Cancelled),
        LinkNotNow,
        NotSaved,
    });
    let disconnected = |username: &str, by: Option<&str>, seconds_ago| Notice::DisconnectedElsewhere {
        username: username.into(),
        by: by.map(Into::into),
        seconds_ago,
    };
    let others = [
        ("disconnected on the web", disconnected(MAIJA, None, 7_500)),
        ("disconnected long", disconnected(LONG_USERNAME, Some(LONG_DEVICE), 200_000)),
        ("disconnected untold", Notice::Disconnected { username: MAIJA.into(), backend_told: false }),
        ("device disconnected long", Notice::DeviceDisconnected { name: LONG_DEVICE.into() }),
        ("device renamed long", Notice::DeviceRenamed { name: LONG_DEVICE.into() }),
        ("sensor on face", Notice::SensorOn(Sensor::Face)),
        ("sensor off fingerprint", Notice::SensorOff(Sensor::Fingerprint)),
    ];
    let troubles = every!(SensorTrouble { Cancelled, LockedOut, Changed, Unavailable, TooWeak })
        .map(|(name, trouble)| (format!("sensor not on {name}"), Notice::SensorNotOn(trouble)));
    let notices = notices.into_iter().chain(others).map(|(name, notice)| (name.to_owned(), notice));
    let unchanged = every!(SendTrouble { Unreachable, BackendFailed })
        .map(|(name, trouble)| (format!("devices unchanged {name}"), Notice::DevicesUnchanged(trouble)));
    let over_home = notices
        .chain(troubles)
        .chain(unchanged)
        .map(|(name, notice)| over(&name, Screen::Home(home::quiet()), notice));
    let challenge = over("challenge", Screen::Challenge(challenge::login()), Notice::AnswerNotMade);
    over_home.chain([challenge]).collect()
}

fn over(name: &str, screen: Screen, notice: Notice) -> State {
    let mut state = state(&format!("notice {name}"), screen);
    state.view.notice = Some(notice);
    state
}
