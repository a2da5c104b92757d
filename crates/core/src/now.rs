//! A moment on all the clocks a phone has.

use std::time::Duration;

use key_protocol::ids::Timestamp;

use crate::ports::Clock;

/// One moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The wall clock, which a person can set to anything.
    pub wall: Timestamp,
    /// Milliseconds into its second.
    pub millis: u32,
    /// Since some moment of this run; never goes back.
    pub monotonic: Duration,
    /// Since the phone was started, asleep or not; nobody can set it.
    pub since_boot: Duration,
}

impl Now {
    /// Now.
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
