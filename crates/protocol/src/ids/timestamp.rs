//! Time on the wire: whole seconds of Unix time, without a time zone.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Unix time in seconds. Arithmetic saturates, since the other side may send any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }
}

impl Add<i64> for Timestamp {
    type Output = Self;

    fn add(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

impl Sub<i64> for Timestamp {
    type Output = Self;

    fn sub(self, seconds: i64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }
}

/// Difference in seconds; negative if the right operand is later.
impl Sub for Timestamp {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
