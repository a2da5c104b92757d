//! How often a PIN may be wrong.
//!
//! A try is counted, and the count is on disk, before the PIN is looked at; a right PIN takes the count back. So pulling the
//! battery costs a try, and never gives one.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use serde::{Deserialize, Serialize};

use crate::now::Now;

/// Wrong PINs in a row before the keys are destroyed.
pub const LIMIT: u8 = 5;
/// The app says how many tries are left from here down.
pub const SAY_FROM: u8 = 2;

/// Tries used since the last right PIN, and when the last of them was, by both clocks that go on while the app does not run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    used: u8,
    held_from: Option<Timestamp>,
    /// Seconds since the phone was started. Unknown in a record of version 1.
    #[serde(default)]
    held_from_uptime: Option<u64>,
}

impl Tries {
    /// How many are left.
    #[must_use]
    pub fn left(self) -> u8 {
        LIMIT.saturating_sub(self.used)
    }

    /// With one more used, at `moment`.
    #[must_use]
    pub fn counted(self, now: Now) -> Self {
        Self {
            used: self.used.saturating_add(1),
            held_from: Some(now.wall),
            held_from_uptime: Some(now.since_boot.as_secs()),
        }
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

    /// What is left of the delay at `moment`, for an app that has just started: by the clock that says more. A wall clock that was
    /// set forward is overruled by the one that nobody can set; one that was set back starts the delay anew.
    #[must_use]
    pub fn hold(self, now: Now) -> Duration {
        let by_wall = self.held_from.map(|from| u64::try_from(now.wall - from).unwrap_or(0));
        // After a restart of the phone that clock begins anew: all that is sure to have passed is what it shows.
        let uptime = now.since_boot.as_secs();
        let by_uptime = self.held_from_uptime.map(|from| uptime.checked_sub(from).unwrap_or(uptime));
        let left = |passed| self.delay().saturating_sub(Duration::from_secs(passed));
        [by_wall, by_uptime].into_iter().flatten().map(left).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noon, on a phone that was started an hour ago.
    const NOON: Now = Now {
        wall: Timestamp(1_767_268_800),
        millis: 0,
        monotonic: Duration::ZERO,
        since_boot: Duration::from_secs(3600),
    };

    fn after(wrong: u8) -> Tries {
        (0..wrong).fold(Tries::default(), |tries, _| tries.counted(NOON))
    }

    /// So many seconds of real time later, on a phone whose wall clock was set and that was perhaps restarted.
    fn later(real: u64, set_by: i64, restarted: Option<u64>) -> Now {
        let wall = NOON.wall + i64::try_from(real).unwrap() + set_by;
        let since_boot = restarted.map_or(NOON.since_boot + Duration::from_secs(real), Duration::from_secs);
        Now { wall, since_boot, ..NOON }
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
    fn a_delay_runs_down_by_itself() {
        let hold = |real| after(3).hold(later(real, 0, None)).as_secs();
        assert_eq!([0, 10, 29, 30, 4000].map(hold), [30, 20, 1, 0, 0]);
        assert_eq!(after(2).hold(NOON).as_secs(), 0);
    }

    #[test]
    fn a_clock_set_forward_or_back_does_not_shorten_it() {
        for set_by in [86_400, 60, -60, -86_400] {
            assert!(after(3).hold(later(10, set_by, None)).as_secs() >= 20, "{set_by}");
        }
    }

    #[test]
    fn a_phone_restarted_with_another_clock_waits_from_its_start() {
        let hold = |real, set_by, up| after(4).hold(later(real, set_by, Some(up))).as_secs();
        assert_eq!(hold(40, 86_400, 10), 290, "set forward");
        assert_eq!(hold(400, 0, 320), 0, "long enough ago by either");
        // A phone that has been up for longer than it had been then: nothing tells the restart, and nothing is given away.
        assert_eq!(hold(4000, 0, 3700), 200);
    }

    #[test]
    fn a_count_of_version_1_goes_by_the_wall_clock() {
        let old: Tries = serde_json::from_str(r#"{"used":3,"held_from":1767268800}"#).unwrap();
        assert_eq!(old.hold(later(10, 0, Some(5))).as_secs(), 20);
    }
}
