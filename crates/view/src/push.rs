//! How pushes stand: whether this phone is woken when something waits.

use serde::{Deserialize, Serialize};

/// How pushes stand, of all usernames together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushView {
    /// Whether pushes come, or what keeps them.
    pub way: PushWay,
    /// Whom they can come through; empty where the person has no choice.
    pub distributors: Vec<DistributorView>,
    /// The notifications' channel is switched off in the phone's settings.
    pub channel_off: bool,
    /// The phone keeps the app from running in the background.
    pub restricted: bool,
    /// When the last push came; none before the first.
    pub last_seconds_ago: Option<u32>,
    /// How many messages were dropped because they were not for this app.
    pub dropped: u32,
    /// The last test.
    pub test: PushTest,
}

impl PushView {
    /// Before anything is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            way: PushWay::Unknown,
            distributors: Vec::new(),
            channel_off: false,
            restricted: false,
            last_seconds_ago: None,
            dropped: 0,
            test: PushTest::None,
        }
    }
}

/// Whether pushes come, or what keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PushWay {
    /// Nothing is known yet.
    Unknown,
    /// They come.
    Works,
    /// Nothing on the phone brings pushes.
    NoDistributor,
    /// Something has to be chosen first.
    NotChosen,
    /// The phone could not register the app.
    NotRegistered,
    /// The service sends none.
    NotSent,
    /// The service could not be reached.
    Unreachable,
}

/// Whom pushes can come through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistributorView {
    /// What the phone calls it.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// What came of a test that travelled through the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PushTest {
    /// There was none.
    None,
    /// It is on its way.
    Sent,
    /// It arrived.
    Arrived {
        /// After so long.
        ms: u32,
    },
    /// It did not arrive in time.
    Lost,
    /// There was one a moment ago: the service sends the next in a while.
    TooSoon,
    /// The service could not be asked, or does not know where to send it.
    NotSent,
}
