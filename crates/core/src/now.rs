//! One moment on all clocks of the phone.

use std::time::Duration;

use key_protocol::ids::Timestamp;

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
