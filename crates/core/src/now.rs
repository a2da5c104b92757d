//! One moment on all clocks of the phone.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use key_view::TimeLeft;
use ring::digest;
use serde::{Deserialize, Serialize};

/// Moment on all clocks of the phone. [`Clock::moment`](crate::ports::Clock::moment) reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Wall clock, which the user can set to anything.
    pub wall: Timestamp,
    /// Milliseconds into the second of the wall clock.
    pub millis: u32,
    /// Time since a fixed moment of this run; never goes back.
    pub monotonic: Duration,
    /// Time since boot, sleep included; nobody can set it.
    pub since_boot: Duration,
    /// Boot that this is since; `None` if the platform does not tell.
    pub boot: Option<BootId>,
}

/// Identity of one boot of the phone: the time since boot of another boot says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootId(u64);

impl BootId {
    /// Identifies a boot by what the platform says of it, such as a UUID or a count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hash = digest::digest(&digest::SHA256, text.as_bytes());
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash.as_ref()[..8]);
        Self(u64::from_be_bytes(bytes))
    }
}

impl Now {
    /// Returns the time left until `deadline` on the monotonic clock, of the whole time `of`.
    pub(crate) fn time_left(self, deadline: Duration, of: Duration) -> TimeLeft {
        let ms = |duration: Duration| u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
        TimeLeft { ms: ms(deadline.saturating_sub(self.monotonic)), of_ms: ms(of) }
    }
}
