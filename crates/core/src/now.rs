//! One moment on all clocks of the phone.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use key_view::TimeLeft;

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
}

impl Now {
    /// Returns the time left until `deadline` on the monotonic clock, of the whole time `of`.
    pub(crate) fn time_left(self, deadline: Duration, of: Duration) -> TimeLeft {
        let ms = |duration: Duration| u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
        TimeLeft { ms: ms(deadline.saturating_sub(self.monotonic)), of_ms: ms(of) }
    }
}
