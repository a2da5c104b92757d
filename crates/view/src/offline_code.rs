//! The code for logging in when the phone has no connection.

use serde::{Deserialize, Serialize};

use crate::TimeLeft;

/// The offline code screen: one username at a time.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfflineCodeView {
    /// The account it belongs to.
    pub account: String,
    /// Its username.
    pub username: String,
    /// The code, once the PIN was given; hidden until then.
    pub code: CodeView,
}

/// Whether the code is on show.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeView {
    /// The PIN has not been given, or the screen was left.
    Hidden,
    /// On show.
    Shown(ShownCode),
}

/// A code on show. The only secret that is ever given to the interface, and only while it is on the screen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCode {
    /// Six ASCII digits.
    pub digits: String,
    /// Until the next one takes its place.
    pub time_left: TimeLeft,
    /// What is known of the clock the code is computed with.
    pub clock: ClockCheck,
}

/// What is known of the phone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClockCheck {
    /// It was never compared with the backend's, so the code may be refused.
    Never,
    /// It agreed with the backend's at the last contact.
    Right,
    /// It is off by so many seconds (positive: behind the backend's), which the code makes up for.
    Corrected {
        /// Backend's clock minus the phone's, in seconds.
        seconds: i64,
    },
}
