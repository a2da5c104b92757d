//! What can happen to two logins, and what can come of it: the words in which the model and the code under test are compared.

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

/// A device's verdict on the login that a browser asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Answer(pub(super) Device, pub(super) Verdict, pub(super) Browser);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Answers(Answer),
    Cancels(Browser),
    /// A browser comes for the session that an approval promises.
    Enters(Browser),
    LogsOut(Browser),
    /// Until the next of the [`MOMENTS`].
    TimePasses,
}

/// Seconds after the passwords: both logins are asked for, A's is out of time, B's is, both passwords are, and a minute more.
pub(super) const CHECKPOINTS: [i64; 5] = [60, 120, 180, 300, 360];

/// What whoever made something happen is told.
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

/// How a login ended, by whom, and how many seconds after the passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) by: Option<Device>,
    pub(super) at: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Access {
    /// The password was given, and no more.
    PasswordOnly,
    /// A device let it in.
    LoggedIn(Device),
    LoggedOut,
}

/// How all stands, by browser.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Snapshot {
    pub(super) ends: [Option<End>; 2],
    pub(super) access: [Access; 2],
    pub(super) is_frozen: bool,
}

/// What devices are told: whose login waits no more, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Withdrawn(pub(super) Browser, pub(super) Outcome, pub(super) Option<Device>);

/// What one event does.
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
    /// What each device can say to each login.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let to = |device, verdict| Browser::BOTH.map(|browser| Self(device, verdict, browser));
        Device::BOTH
            .into_iter()
            .flat_map(move |device| Verdict::ALL.into_iter().flat_map(move |verdict| to(device, verdict)))
    }
}
