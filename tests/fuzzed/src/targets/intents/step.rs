//! Steps of a scenario, and the letter of each.

use key_core::ports::NotRecognised;
use key_core::testing::phone::{PIN, WRONG_PIN};
use key_view::{Intent, Typed};

use super::scenario::OTHER_PIN;
use super::subject::Subject;

/// Step of a scenario.
pub(super) enum Step<'a> {
    /// Intent in JSON, with the placeholders `$challenge`, `$number`, `$account` and `$pad`.
    Json(&'a str),
    /// Intent about the current challenge or account.
    Intent(fn(&Subject) -> Intent),
    /// What a plausible user does next, by this choice, with the PIN that they know.
    Errand(u8),
    /// Event outside the app.
    Event(Event),
}

/// Event outside the app.
#[derive(Clone, Copy)]
pub(super) enum Event {
    LoginBegins,
    PaymentWithoutNumber,
    Forgery,
    Withdrawn,
    TimePasses(u64),
    NetworkCut,
    NetworkRestored,
    RequestLost,
    AnswerLost,
    RestartedApp,
    /// Result of all further sensor prompts.
    SensorResult(Result<(), NotRecognised>),
    FingerprintsChanged,
    SensorRemoved,
    /// Link of the challenge's page, with its secret or with another one.
    LinkFollowed {
        is_forged: bool,
    },
    /// Another device of the same user, which the first one is told about.
    TabletConnected,
}

impl<'a> Step<'a> {
    /// Parses a line into steps.
    pub(super) fn parse_line(line: &'a [u8]) -> Vec<Self> {
        match std::str::from_utf8(line) {
            Ok(json) if json.starts_with(['{', '"']) => vec![Self::Json(json)],
            _ => line.iter().map(|byte| Self::from_byte(*byte)).collect(),
        }
    }

    /// Returns the step for a byte. Every byte is a step, so that every mutation has an effect;
    /// corpus files use the letters below.
    fn from_byte(byte: u8) -> Self {
        match 0x40 | (byte & 0x3f) {
            b'A' => Self::Event(Event::FingerprintsChanged),
            b'B' => Self::Intent(|_| Intent::OpenHistory),
            b'C' => Self::Intent(|_| Intent::CheckNow),
            b'D' => Self::Intent(|subject| Intent::DismissCard { id: subject.card.clone() }),
            b'E' => Self::Event(Event::TabletConnected),
            b'F' => Self::Event(Event::SensorResult(Err(NotRecognised::Cancelled))),
            b'G' => Self::Event(Event::SensorResult(Ok(()))),
            b'H' => Self::Event(Event::LinkFollowed { is_forged: false }),
            b'I' => Self::Intent(|subject| Intent::OpenPast { id: subject.challenge.clone() }),
            b'K' => Self::Event(Event::LinkFollowed { is_forged: true }),
            b'L' => Self::Event(Event::SensorResult(Err(NotRecognised::LockedOut))),
            b'N' => Self::Event(Event::SensorRemoved),
            b'O' => Self::Intent(|_| Intent::TurnOffSensor),
            b'P' => Self::Intent(|_| Intent::ChangePin),
            b'R' => Self::Intent(|subject| Intent::OpenRevokeFromCard { id: subject.card.clone() }),
            b'S' => Self::Intent(|_| Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: true }),
            b'T' => Self::Intent(|_| Intent::TurnOnSensor),
            b'U' => Self::Intent(|_| Intent::UseSensor),
            b'a' => Self::Intent(|_| Intent::AddAccount),
            b'b' => Self::Intent(|_| Intent::Back),
            b'c' => Self::Intent(Subject::enrol),
            b'd' => Self::Intent(|subject| Intent::Deny { id: subject.challenge.clone() }),
            b'e' => Self::Intent(|subject| subject.enter_pin(PIN)),
            b'f' => Self::Intent(|subject| subject.enter_pin(WRONG_PIN)),
            b'g' => Self::Intent(Subject::approve),
            b'h' => Self::Intent(|subject| Intent::Approve {
                id: subject.challenge.clone(),
                number: Some(subject.wrong_number()),
            }),
            b'i' => Self::Event(Event::LoginBegins),
            b'j' => Self::Event(Event::Forgery),
            b'k' => Self::Intent(|_| Intent::CancelDisconnect),
            b'l' => Self::Intent(|subject| Intent::OpenOfflineCode { account: subject.account.clone() }),
            b'm' => Self::Intent(|_| Intent::DismissMessage),
            b'n' => Self::Event(Event::NetworkCut),
            b'o' => Self::Intent(|subject| Intent::OpenChallenge { id: subject.challenge.clone() }),
            b'p' => Self::Intent(|_| Intent::ChoosePin { pin: Typed(PIN.to_owned()), sensor: false }),
            b'q' => Self::Intent(|subject| Intent::OpenDisconnect { account: subject.account.clone() }),
            b'r' => Self::Intent(|subject| Intent::Report { id: subject.challenge.clone() }),
            b's' => Self::Intent(|_| Intent::OpenSettings),
            b't' => Self::Event(Event::TimePasses(30)),
            b'u' => Self::Event(Event::RestartedApp),
            b'v' => Self::Intent(|subject| Intent::Disconnect { account: subject.account.clone() }),
            b'w' => Self::Event(Event::Withdrawn),
            b'x' => Self::Intent(|_| Intent::CancelPin),
            b'y' => Self::Intent(|_| Intent::TryAgain),
            b'z' => Self::Intent(|_| Intent::StartOver),
            b'{' => Self::Intent(|subject| subject.enter_pin(OTHER_PIN)),
            b'|' => Self::Intent(|_| Intent::ChoosePin { pin: Typed(OTHER_PIN.to_owned()), sensor: false }),
            b'}' => Self::Event(Event::NetworkRestored),
            b'~' => Self::Event(Event::AnswerLost),
            b'_' => Self::Intent(|subject| Intent::Revoke { device: subject.device.clone() }),
            b'`' => Self::Event(Event::RequestLost),
            0x7f => Self::Event(Event::PaymentWithoutNumber),
            other => Self::Errand(other & 0x1f),
        }
    }
}
