//! The offline code, for logging in while the phone has no connection.

use serde::{Deserialize, Serialize};

use crate::TimeLeft;

/// The offline code screen of one username.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfflineCodeView {
    /// Id of the account.
    pub account: String,
    /// The username of that account.
    pub username: String,
    /// The code; hidden until the PIN or the sensor confirms the user's presence.
    pub code: CodeView,
}

/// The offline code, or that it is hidden.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeView {
    /// The code is hidden: presence is not confirmed yet, or the app was left.
    Hidden,
    /// The code is shown.
    Shown(ShownCode),
}

/// A shown offline code: the only secret that the interface receives, and only while this screen is
/// open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCode {
    /// Six ASCII digits.
    pub digits: String,
    /// The next code, six ASCII digits, once too little time is left to type this one.
    pub next: Option<String>,
    /// Time until the next code replaces this one.
    pub time_left: TimeLeft,
    /// State of the clock that the code is computed with.
    pub clock: ClockCheck,
}

/// State of the phone's wall clock, against the backend's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockCheck {
    /// The clock was never compared with the backend's, so the code may be refused.
    Never,
    /// The phone was started anew since the last contact, so the code relies on the wall clock as
    /// corrected then.
    Unchecked,
    /// The clock agreed with the backend's at the last contact.
    Right,
    /// The clock is off by `seconds`; the code is corrected for it.
    Corrected {
        /// The backend's clock minus the phone's, in seconds: positive if the phone's is behind.
        seconds: i64,
    },
}
