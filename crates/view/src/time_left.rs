//! Countdowns: the interface receives how much time is left, never a point in time.
//!
//! The phone's wall clock may be wrong, so the interface counts down with its own monotonic clock
//! from the moment the view arrived.

use serde::{Deserialize, Serialize};

/// A countdown, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLeft {
    /// Milliseconds left when the view was made.
    pub ms: u32,
    /// Milliseconds of the whole countdown, for a progress ring or bar.
    pub of_ms: u32,
}
