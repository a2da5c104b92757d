//! Events, replies and snapshots that the model and the code under test have in common.

use key_protocol::decision::Outcome;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Browser {
    A,
    B,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Device {
    One,
    Two,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    Approve,
    ApproveWithWrongNumber,
    Deny,
    Report,
}

/// A device's verdict on the login that a browser requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer(pub(super) Device, pub(super) Verdict, pub(super) Browser);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Answers(Answer),
    Cancels(Browser),
    /// A browser tries to log in after an approval.
    Enters(Browser),
    LogsOut(Browser),
    /// Moves the time to the next of the [`CHECKPOINTS`].
    TimePasses,
}

/// Seconds after the passwords: both logins are requested; A's login has expired; B's has; both
/// sessions have; a minute later.
pub(super) const CHECKPOINTS: [i64; 5] = [60, 120, 180, 300, 360];

/// The result of an event, as returned to its originator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    Nothing,
    Accepted(Outcome),
    WrongNumber,
    AlreadyDecided(End),
    Expired,
    LoggedIn,
    NotLoggedIn,
}

/// The end of a login: outcome, device, and seconds after the passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) by: Option<Device>,
    pub(super) at: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Access {
    /// Only the password was entered.
    PasswordOnly,
    /// A device approved the login.
    LoggedIn(Device),
    LoggedOut,
}

/// The complete observable state, by browser.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Snapshot {
    pub(super) ends: [Option<End>; 2],
    pub(super) access: [Access; 2],
    pub(super) is_frozen: bool,
}

/// A withdrawn event: the browser whose login ended, the outcome, and the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Withdrawn(pub(super) Browser, pub(super) Outcome, pub(super) Option<Device>);

/// The effect of one event.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) reply: Reply,
    pub(super) withdrawn_events: Vec<Withdrawn>,
    pub(super) snapshot: Snapshot,
}

impl Browser {
    pub(super) const BOTH: [Self; 2] = [Self::A, Self::B];
}

impl Device {
    pub(super) const BOTH: [Self; 2] = [Self::One, Self::Two];
}

impl Verdict {
    pub(super) const ALL: [Self; 4] = [Self::Approve, Self::ApproveWithWrongNumber, Self::Deny, Self::Report];
}

impl Answer {
    /// Returns every answer of every device to every login.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let to = |device, verdict| Browser::BOTH.map(|browser| Self(device, verdict, browser));
        Device::BOTH
            .into_iter()
            .flat_map(move |device| Verdict::ALL.into_iter().flat_map(move |verdict| to(device, verdict)))
    }
}
