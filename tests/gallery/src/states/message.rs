//! Messages, shown over the home screen: they look the same over every screen.

use key_view::{Message, NoticeKind, NoticeView, Screen, SendTrouble, Sensor, SensorTrouble};

use super::people::{LONG_DEVICE, LONG_USERNAME, MAIJA};
use super::{State, challenge, home, state};

pub(super) fn states() -> Vec<State> {
    let messages = every!(Message {
        Enrolled { username: MAIJA.into() },
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
        TooNewToDisconnect { seconds: 80_000 },
        UpdateRequired { username: MAIJA.into(), minimum: "2.0".into() },
        Notice(notice(NoticeKind::DeviceAdded)),
        PinChanged,
        PinChangedSensorOff,
        SensorOn(Sensor::Fingerprint),
        SensorOff(Sensor::Face),
        SensorNotOn(SensorTrouble::Cancelled),
        LinkNotNow,
        NotSaved,
    });
    let disconnected = |username: &str, by: Option<&str>, seconds_ago| Message::DisconnectedElsewhere {
        username: username.into(),
        by: by.map(Into::into),
        seconds_ago,
    };
    let others = [
        ("disconnected on the web", disconnected(MAIJA, None, 7_500)),
        ("disconnected long", disconnected(LONG_USERNAME, Some(LONG_DEVICE), 200_000)),
        ("disconnected untold", Message::Disconnected { username: MAIJA.into(), backend_told: false }),
        ("device disconnected long", Message::DeviceDisconnected { name: LONG_DEVICE.into() }),
        ("device renamed long", Message::DeviceRenamed { name: LONG_DEVICE.into() }),
        ("sensor on face", Message::SensorOn(Sensor::Face)),
        ("sensor off fingerprint", Message::SensorOff(Sensor::Fingerprint)),
    ];
    let troubles = every!(SensorTrouble { Cancelled, LockedOut, Changed, Unavailable, TooWeak })
        .map(|(name, trouble)| (format!("sensor not on {name}"), Message::SensorNotOn(trouble)));
    let messages = messages.into_iter().chain(others).map(|(name, message)| (name.to_owned(), message));
    let unchanged = every!(SendTrouble { Unreachable, BackendFailed })
        .map(|(name, trouble)| (format!("devices unchanged {name}"), Message::DevicesUnchanged(trouble)));
    let kinds = every!(NoticeKind {
        DeviceAdded,
        DeviceRemoved,
        DevicesRemoved,
        CodesRenewed,
        PasswordChanged,
        OfflineCodesClosed,
        Frozen,
        Unfrozen,
        ContactChanged,
        CodeSent,
        Unknown
    });
    let notices = kinds.map(|(name, kind)| (format!("notice {name}"), Message::Notice(notice(kind))));
    let over_home = messages
        .chain(troubles)
        .chain(unchanged)
        .chain(notices)
        .map(|(name, message)| over(&name, Screen::Home(home::nothing_pending()), message));
    let challenge = over("challenge", Screen::Challenge(challenge::login()), Message::AnswerNotMade);
    over_home.chain([challenge]).collect()
}

fn notice(kind: NoticeKind) -> NoticeView {
    NoticeView { username: MAIJA.into(), kind, device: "Pixel 10".into() }
}

fn over(name: &str, screen: Screen, message: Message) -> State {
    let mut state = state(&format!("message {name}"), screen);
    state.view.message = Some(message);
    state
}
