//! How often a PIN may be wrong.
//!
//! A try is counted, and the count is on disk, before the PIN is looked at; a right PIN takes the count back. So pulling the
//! battery costs a try, and never gives one.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use serde::{Deserialize, Serialize};

/// Wrong PINs in a row before the keys are destroyed.
pub const LIMIT: u8 = 5;
/// The app says how many tries are left from here down.
pub const SAY_FROM: u8 = 2;

/// Tries used since the last right PIN, and until when the next is held back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    used: u8,
    held_from: Option<Timestamp>,
}

impl Tries {
    /// How many are left.
    #[must_use]
    pub fn left(self) -> u8 {
        LIMIT.saturating_sub(self.used)
    }

    /// With one more used, at `now` by the phone's clock.
    #[must_use]
    pub fn counted(self, now: Timestamp) -> Self {
        Self { used: self.used.saturating_add(1), held_from: Some(now) }
    }

    /// How long the next try is held back after the last.
    #[must_use]
    pub fn delay(self) -> Duration {
        Duration::from_secs(match self.used {
            0..=2 => 0,
            3 => 30,
            _ => 5 * 60,
        })
    }

    /// What is left of the delay at `now` by the phone's clock, for an app that has just started. A clock that was set
    /// back starts the delay anew; one that was set forward can end it early, never before the keystore's own limits.
    #[must_use]
    pub fn hold(self, now: Timestamp) -> Duration {
        let Some(from) = self.held_from else {
            return Duration::ZERO;
        };
        let passed = u64::try_from(now - from).unwrap_or(0);
        self.delay().saturating_sub(Duration::from_secs(passed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_767_268_800);

    fn after(wrong: u8) -> Tries {
        (0..wrong).fold(Tries::default(), |tries, _| tries.counted(NOON))
    }

    #[test]
    fn five_tries_and_no_sixth() {
        assert_eq!((0..=6).map(|n| after(n).left()).collect::<Vec<_>>(), [5, 4, 3, 2, 1, 0, 0]);
    }

    #[test]
    fn the_third_and_fourth_wrong_pin_hold_the_next_back() {
        assert_eq!((0..=4).map(|n| after(n).delay().as_secs()).collect::<Vec<_>>(), [0, 0, 0, 30, 300]);
    }

    #[test]
    fn a_delay_runs_down_and_a_clock_set_back_does_not_shorten_it() {
        let tries = after(3);
        assert_eq!(tries.hold(NOON + 10).as_secs(), 20);
        assert_eq!(tries.hold(NOON + 30).as_secs(), 0);
        assert_eq!(tries.hold(NOON - 86_400).as_secs(), 30);
    }
}
