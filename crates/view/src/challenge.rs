//! Challenges: requests to confirm a login or a payment, how they ended, and the history of them.

use serde::{Deserialize, Serialize};

/// Kind of what is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChallengeKind {
    /// A login in a browser.
    Login,
    /// A payment, described by the challenge's details.
    Payment,
    /// Identification of a caller to customer service.
    Identification,
    /// A change of how the account is confirmed.
    Account,
    /// A kind that this version does not know and cannot answer.
    Unknown,
}

/// An entry in the list of pending challenges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingView {
    /// Id of the challenge, for intents.
    pub id: String,
    /// Kind of what is confirmed.
    pub kind: ChallengeKind,
    /// The service that requests it, e.g. `Procountor`.
    pub service: String,
    /// The username that has to confirm.
    pub username: String,
    /// Whether another pending challenge has another username.
    pub username_differs: bool,
    /// What tells the challenge from others.
    pub facts: Vec<PendingFact>,
    /// Time until the challenge expires.
    pub time_left: TimeLeft,
}

/// A fact about a pending challenge, for the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingFact {
    /// The fact.
    pub fact: Fact,
    /// Whether another pending challenge lacks it.
    pub differs: bool,
}

/// What a pending challenge is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// A detail in the backend's words, e.g. an amount.
    Detail(String),
    /// The browser and its operating system.
    Browser {
        /// The browser.
        browser: String,
        /// The operating system.
        os: String,
    },
    /// Estimated location of the browser; `None` if unknown.
    Place(Option<String>),
}

/// A challenge, with everything the user needs to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeView {
    /// Id of the challenge, for intents.
    pub id: String,
    /// Kind of what is confirmed.
    pub kind: ChallengeKind,
    /// The service that requests it.
    pub service: String,
    /// The username that has to confirm.
    pub username: String,
    /// The browser the request came from, e.g. `Firefox 145`.
    pub browser: String,
    /// The operating system of that browser.
    pub os: String,
    /// Estimated location of the browser, from the backend; `None` if unknown.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and similar; empty for a login.
    pub details: Vec<DetailView>,
    /// Number of digits the user must type from the login page to approve; 0 if none are required,
    /// and if a link of that page opened the challenge.
    pub number_digits: u8,
    /// Time until the challenge expires.
    pub time_left: TimeLeft,
    /// Seconds since the challenge was issued.
    pub asked_seconds_ago: u32,
    /// Whether a decision is being sent; all buttons are disabled.
    pub busy: bool,
    /// Why the last attempt to send the decision failed; the same decision can be sent again.
    pub unsent: Option<SendTrouble>,
    /// Why the last decision was not made; another can be made.
    pub trouble: Option<AnswerTrouble>,
    /// Whether the user is asked if somebody has the password, in place of an answer.
    pub report_asked: bool,
    /// Number of other pending challenges.
    pub others_waiting: u32,
}

/// Why a decision was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerTrouble {
    /// The decision could not be signed or was not accepted. If it happens again, the username must be
    /// connected anew.
    NotMade,
    /// The number typed was the PIN, which no backend is sent.
    NumberIsPin,
}

/// Why a request to the backend failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SendTrouble {
    /// The backend could not be reached.
    Unreachable,
    /// The backend failed or refused.
    BackendFailed,
}

/// A labelled value of a challenge, in the backend's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailView {
    /// Label, e.g. `Amount`.
    pub label: String,
    /// Value, e.g. `1 234,56 €`.
    pub value: String,
}

/// The result of a challenge, for the result screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultView {
    /// Kind of what was confirmed.
    pub kind: ChallengeKind,
    /// The service that requested it.
    pub service: String,
    /// The username that had to confirm.
    pub username: String,
    /// How the challenge ended.
    pub ending: Ending,
    /// Part that a browser on this phone has in it.
    pub handback: Handback,
    /// Number of other pending challenges.
    pub others_waiting: u32,
}

/// Part that a browser on this phone has in the result of a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handback {
    /// No part: the page that asked continues by itself, wherever it is.
    None,
    /// A page on this phone opened the challenge by a link, and has nothing to bring back.
    Link,
    /// A page on this phone opened the challenge by a link, and the app opened the browser, which
    /// continues.
    Opened,
    /// A page on this phone opened the challenge by a link, and the app could not open the browser:
    /// nothing takes effect until the user asks again there.
    NotOpened,
}

/// How a challenge ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// Approved on this device.
    Approved,
    /// Denied on this device.
    Denied,
    /// Reported as "It wasn't me" on this device; logins are frozen until a one-time password is
    /// used.
    Reported,
    /// Ended by a wrong number, typed on this device.
    WrongNumber,
    /// Expired.
    Expired,
    /// Cancelled: the browser gave up or started a new login.
    Cancelled,
    /// Ended in a way that this version does not know.
    Ended,
    /// Approved on another device; holds its name, if known.
    ApprovedElsewhere(Option<String>),
    /// Denied on another device; holds its name, if known.
    DeniedElsewhere(Option<String>),
    /// Reported on another device; holds its name, if known.
    ReportedElsewhere(Option<String>),
    /// Ended by a wrong number on another device; holds its name, if known.
    WrongNumberElsewhere(Option<String>),
}

/// The history screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryView {
    /// Past challenges, newest first; `None` while they are hidden.
    pub entries: Option<Vec<PastView>>,
}

/// A challenge that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastView {
    /// Id of the challenge, for intents.
    pub id: String,
    /// Kind of what was to be confirmed.
    pub kind: ChallengeKind,
    /// The service that requested it.
    pub service: String,
    /// The username that had to confirm.
    pub username: String,
    /// The browser the request came from.
    pub browser: String,
    /// The operating system of that browser.
    pub os: String,
    /// Estimated location of the browser, from the backend; `None` if unknown.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and similar; empty for a login.
    pub details: Vec<DetailView>,
    /// How the challenge ended.
    pub ending: Ending,
    /// When the challenge was issued, in seconds since 1970.
    pub at: i64,
}

/// A countdown, in milliseconds: how much time is left, never a point in time. The phone's wall
/// clock may be wrong, so the interface counts with its own monotonic clock from when the view
/// arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLeft {
    /// Milliseconds left when the view was made.
    pub ms: u32,
    /// Milliseconds of the whole countdown, for a progress ring or bar.
    pub of_ms: u32,
}
