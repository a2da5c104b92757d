//! Messages, shown over the home screen: they look the same over every screen that they may lie over.

use key_view::{Message, Screen, SendTrouble, Sensor, SensorTrouble};

use super::people::{LONG_DEVICE, MAIJA};
use super::{State, challenge, choose_pin, home, pin, state};

pub(super) fn states() -> Vec<State> {
    let messages = each();
    let others = [
        ("disconnected untold", Message::Disconnected { username: MAIJA.into(), backend_told: false }),
        ("device disconnected long", Message::DeviceDisconnected { name: LONG_DEVICE.into() }),
        ("device renamed long", Message::DeviceRenamed { name: LONG_DEVICE.into() }),
        ("sensor on face", Message::SensorOn(Sensor::Face)),
        ("sensor off fingerprint", Message::SensorOff(Sensor::Fingerprint)),
    ];
    let troubles = every!(SensorTrouble { Cancelled, LockedOut, Changed, Silent, Unavailable, TooWeak })
        .map(|(name, trouble)| (format!("sensor not on {name}"), Message::SensorNotOn(trouble)));
    let messages = messages.into_iter().chain(others).map(|(name, message)| (name.to_owned(), message));
    let unchanged = every!(SendTrouble { Unreachable, BackendFailed })
        .map(|(name, trouble)| (format!("devices unchanged {name}"), Message::DevicesUnchanged(trouble)));
    let over_home = messages
        .chain(troubles)
        .chain(unchanged)
        .map(|(name, message)| over(&name, Screen::Home(home::nothing_pending()), message));
    over_home.collect()
}

/// Returns every message with every state of a challenge, the PIN pad and the choice of a PIN, which
/// none may cover.
#[must_use]
pub fn with_what_is_confirmed() -> Vec<State> {
    let confirming = [challenge::states(), choose_pin::states(), pin::states()].concat();
    let with_each = |state: &State| {
        let state = state.clone();
        each().map(|(name, message)| {
            let mut state = State { name: format!("{} and {name}", state.name), ..state.clone() };
            state.view.message = Some(message);
            state
        })
    };
    confirming.iter().flat_map(with_each).collect()
}

/// Each message.
fn each() -> [(&'static str, Message); 21] {
    every!(Message {
        Enrolled { username: MAIJA.into() },
        Disconnected { username: MAIJA.into(), backend_told: true },
        CodeNotRead,
        ChallengeGone,
        DenialWaits,
        DeviceDisconnected { name: "iPhone 17".into() },
        DeviceRenamed { name: "Pixel 10".into() },
        DeviceNameUnfit,
        DevicesUnchanged(SendTrouble::Unreachable),
        TooNewToDisconnect { seconds: 80_000 },
        PinChanged,
        PinChangedSensorOff,
        SensorOn(Sensor::Fingerprint),
        SensorOff(Sensor::Face),
        SensorNotOn(SensorTrouble::Cancelled),
        LinkNotNow,
        LinkUnknown,
        LinkNotFollowed(SendTrouble::Unreachable),
        BrowserNotOpened,
        NotSaved,
        StorageSilent,
    })
}

pub(super) fn over(name: &str, screen: Screen, message: Message) -> State {
    let mut state = state(&format!("message {name}"), screen);
    state.view.message = Some(message);
    state
}
