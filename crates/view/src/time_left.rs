//! Time as the interface needs it: how much is left, never what time it is.
//!
//! The phone's clock may be wrong, so no point in time crosses to the interface. It counts down from the
//! moment the view arrived with its own monotonic clock.

use serde::{Deserialize, Serialize};

/// A running countdown, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLeft {
    /// Milliseconds left when the view was made.
    pub ms: u32,
    /// Milliseconds of the whole, for a ring or a bar that empties.
    pub of_ms: u32,
}
