//! One moment on all clocks of the phone.

use std::time::Duration;

use key_protocol::ids::Timestamp;

use crate::ports::Clock;

/// Moment on all clocks of the phone.
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
    /// Reads all clocks.
    pub fn read(clock: &dyn Clock) -> Self {
        let wall = clock.wall();
        let seconds = i64::try_from(wall.as_secs()).unwrap_or(i64::MAX);
        Self {
            wall: Timestamp(seconds),
            millis: wall.subsec_millis(),
            monotonic: clock.monotonic(),
            since_boot: clock.since_boot(),
        }
    }
}
