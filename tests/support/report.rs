//! What an app that is about to be killed says of itself, one line each, so that whoever kills it knows what its person had seen.

use std::fmt;
use std::str::FromStr;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// Nothing is connected.
    New,
    /// The PIN is to be chosen.
    Choosing,
    /// The PIN was wrong too often.
    LockedOut,
    /// These usernames are shown as connected.
    Home(Vec<String>),
    /// Anything else is shown.
    Unusable(String),
    /// This username is about to be connected.
    Connects(String),
    /// This username is about to be disconnected.
    GivesUp(String),
    /// A PIN is about to be entered, the right one or a wrong one.
    Enters(bool),
    /// It is shown to be wrong.
    WasWrong,
    /// What it was entered for is shown.
    WasRight,
    /// The login is about to be approved.
    Confirms,
    /// The login is shown as approved.
    Approved,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("new"),
            Self::Choosing => f.write_str("choosing"),
            Self::LockedOut => f.write_str("locked-out"),
            Self::Home(usernames) => write!(f, "home {}", usernames.join(",")),
            Self::Unusable(what) => write!(f, "unusable {what}"),
            Self::Connects(username) => write!(f, "connects {username}"),
            Self::GivesUp(username) => write!(f, "gives-up {username}"),
            Self::Enters(true) => f.write_str("enters-right"),
            Self::Enters(false) => f.write_str("enters-wrong"),
            Self::WasWrong => f.write_str("was-wrong"),
            Self::WasRight => f.write_str("was-right"),
            Self::Confirms => f.write_str("confirms"),
            Self::Approved => f.write_str("approved"),
        }
    }
}

/// No report, or half of one.
#[derive(Debug)]
pub struct NoReport;

impl FromStr for Report {
    type Err = NoReport;

    fn from_str(line: &str) -> Result<Self, NoReport> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        Ok(match word {
            "new" => Self::New,
            "choosing" => Self::Choosing,
            "locked-out" => Self::LockedOut,
            "home" => Self::Home(rest.split(',').map(str::to_owned).collect()),
            "unusable" => Self::Unusable(rest.to_owned()),
            "connects" => Self::Connects(rest.to_owned()),
            "gives-up" => Self::GivesUp(rest.to_owned()),
            "enters-right" => Self::Enters(true),
            "enters-wrong" => Self::Enters(false),
            "was-wrong" => Self::WasWrong,
            "was-right" => Self::WasRight,
            "confirms" => Self::Confirms,
            "approved" => Self::Approved,
            _ => return Err(NoReport),
        })
    }
}
