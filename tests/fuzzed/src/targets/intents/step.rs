//! What can happen next, and the letter for it.

use key_core::ports::NotRecognised;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_view::{Intent, Typed};

use super::aim::Aim;
use super::scene::OTHER_PIN;

/// One step of a story.
pub(super) enum Step<'a> {
    /// The interface asks, in JSON. `$challenge`, `$number` and `$account` stand for what is there.
    Says(&'a str),
    /// The interface asks.
    Presses(fn(&Aim) -> Intent),
    /// Something happens around the phone.
    Happens(Event),
}

/// What happens around the phone.
#[derive(Clone, Copy)]
pub(super) enum Event {
    LoginBegins,
    PaymentWithoutNumber,
    Forgery,
    Withdrawn,
    TimePasses(u64),
    NetworkCut,
    NetworkMended,
    RequestLost,
    AnswerLost,
    RestartedApp,
    /// From now on this comes of asking for a finger.
    Finger(Result<(), NotRecognised>),
    AnotherFinger,
    SensorGone,
}

impl<'a> Step<'a> {
    /// The steps that a line stands for.
    pub(super) fn in_line(line: &'a [u8]) -> Vec<Self> {
        match std::str::from_utf8(line) {
            Ok(json) if json.starts_with(['{', '"']) => vec![Self::Says(json)],
            _ => line.iter().map(|byte| Self::of(*byte)).collect(),
        }
    }

    /// Every byte stands for a step, so that no mutation is lost; a letter is how it is written.
    fn of(byte: u8) -> Self {
        match 0x40 | (byte & 0x3f) {
            b'A' => Self::Happens(Event::AnotherFinger),
            b'F' => Self::Happens(Event::Finger(Err(NotRecognised::Cancelled))),
            b'G' => Self::Happens(Event::Finger(Ok(()))),
            b'L' => Self::Happens(Event::Finger(Err(NotRecognised::LockedOut))),
            b'N' => Self::Happens(Event::SensorGone),
            b'O' => Self::Presses(|_| Intent::TurnOffSensor),
            b'P' => Self::Presses(|_| Intent::ChangePin),
            b'S' => Self::Presses(|_| Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }),
            b'T' => Self::Presses(|_| Intent::TurnOnSensor),
            b'U' => Self::Presses(|_| Intent::UseSensor),
            b'a' => Self::Presses(|_| Intent::AddAccount),
            b'b' => Self::Presses(|_| Intent::Back),
            b'c' => Self::Presses(Aim::connect),
            b'd' => Self::Presses(|aim| Intent::Deny { id: aim.challenge.clone() }),
            b'e' => Self::Presses(|_| Intent::EnterPin { pin: Typed(PIN.to_owned()) }),
            b'f' => Self::Presses(|_| Intent::EnterPin { pin: Typed(WRONG_PIN.to_owned()) }),
            b'g' => Self::Presses(Aim::approve),
            b'h' => Self::Presses(|aim| Intent::Approve {
                id: aim.challenge.clone(),
                number: Some("00".to_owned()),
            }),
            b'i' => Self::Happens(Event::LoginBegins),
            b'j' => Self::Happens(Event::Forgery),
            b'k' => Self::Presses(|_| Intent::CancelDisconnect),
            b'l' => Self::Presses(|aim| Intent::OpenOfflineCode { account: aim.account.clone() }),
            b'm' => Self::Presses(|_| Intent::DismissMessage),
            b'n' => Self::Happens(Event::NetworkCut),
            b'o' => Self::Presses(|aim| Intent::OpenChallenge { id: aim.challenge.clone() }),
            b'p' => Self::Presses(|_| Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: false }),
            b'q' => Self::Presses(|aim| Intent::AskDisconnect { account: aim.account.clone() }),
            b'r' => Self::Presses(|aim| Intent::Report { id: aim.challenge.clone() }),
            b's' => Self::Presses(|_| Intent::OpenSettings),
            b't' => Self::Happens(Event::TimePasses(30)),
            b'u' => Self::Happens(Event::RestartedApp),
            b'v' => Self::Presses(|aim| Intent::Disconnect { account: aim.account.clone() }),
            b'w' => Self::Happens(Event::Withdrawn),
            b'x' => Self::Presses(|_| Intent::CancelPin),
            b'y' => Self::Presses(|_| Intent::TryAgain),
            b'z' => Self::Presses(|_| Intent::StartOver),
            b'{' => Self::Presses(|_| Intent::EnterPin { pin: Typed(OTHER_PIN.to_owned()) }),
            b'|' => Self::Presses(|_| Intent::ChoosePin { pin: Typed(OTHER_PIN.to_owned()), sensor: false }),
            b'}' => Self::Happens(Event::NetworkMended),
            b'~' => Self::Happens(Event::AnswerLost),
            b'`' => Self::Happens(Event::RequestLost),
            0x7f => Self::Happens(Event::PaymentWithoutNumber),
            other => Self::of(other | 0x20),
        }
    }
}
