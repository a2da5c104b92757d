//! A request to confirm something, and how it ended.

use serde::{Deserialize, Serialize};

use crate::TimeLeft;

/// What is being confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChallengeKind {
    /// A login in a browser.
    Login,
    /// A payment, described by the challenge's details.
    Payment,
    /// Proving to customer service who is calling.
    Identification,
}

/// A line in the list of what waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingView {
    /// Names the challenge in intents.
    pub id: String,
    /// What is being confirmed.
    pub kind: ChallengeKind,
    /// The service that asks, e.g. `Procountor`.
    pub service: String,
    /// The username it is for.
    pub username: String,
    /// Until it expires.
    pub time_left: TimeLeft,
}

/// One challenge, with everything a person needs to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeView {
    /// Names the challenge in intents.
    pub id: String,
    /// What is being confirmed.
    pub kind: ChallengeKind,
    /// The service that asks.
    pub service: String,
    /// The username it is for.
    pub username: String,
    /// The browser that asked, e.g. `Firefox 145`.
    pub browser: String,
    /// The operating system it runs on.
    pub os: String,
    /// Where the request came from, as the backend believes; none when it does not know.
    pub place: Option<String>,
    /// IP address of the browser.
    pub ip: String,
    /// Amount, payee and the like; empty for a login.
    pub details: Vec<DetailView>,
    /// Digits of the number on the login page that must be typed to approve; 0 for none.
    pub number_digits: u8,
    /// Until it expires.
    pub time_left: TimeLeft,
    /// Seconds since it was asked for.
    pub asked_seconds_ago: u32,
    /// A decision is on its way; nothing can be pressed.
    pub busy: bool,
    /// The last attempt to send did not reach the backend; the decision can be sent again.
    pub unsent: Option<SendTrouble>,
    /// How many other challenges wait behind this one.
    pub others_waiting: u32,
}

/// Why a decision was not delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SendTrouble {
    /// The backend could not be reached.
    Unreachable,
    /// The backend failed.
    BackendFailed,
}

/// A labelled value of a challenge, as the backend worded it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailView {
    /// E.g. `Amount`.
    pub label: String,
    /// E.g. `1 234,56 €`.
    pub value: String,
}

/// How a challenge ended, as its screen tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultView {
    /// What it was about.
    pub kind: ChallengeKind,
    /// The service that asked.
    pub service: String,
    /// The username it was for.
    pub username: String,
    /// How it ended.
    pub ending: Ending,
    /// How many other challenges wait.
    pub others_waiting: u32,
}

/// How a challenge ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// Approved with this device.
    Approved,
    /// Denied with this device.
    Denied,
    /// Reported as not ours, with this device; logins are frozen until a one-time password is used.
    Reported,
    /// The typed number was wrong, which ended it.
    WrongNumber,
    /// Time ran out.
    Expired,
    /// The browser gave up or started a new login.
    Cancelled,
    /// Another device approved it. Its name.
    ApprovedElsewhere(Option<String>),
    /// Another device denied it. Its name.
    DeniedElsewhere(Option<String>),
    /// Another device reported it. Its name.
    ReportedElsewhere(Option<String>),
    /// Another device ended it with a wrong number. Its name.
    WrongNumberElsewhere(Option<String>),
}
