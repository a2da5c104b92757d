//! PIN tries and the delays between them.
//!
//! A try is counted and the count stored before the PIN is checked; a right PIN resets the count.
//! Removing the battery therefore costs a try and never gains one.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use serde::{Deserialize, Serialize};

use crate::now::Now;

/// Wrong PINs in a row until the keys are destroyed.
pub const LIMIT: u8 = 5;

/// Tries used since the last right PIN, with the time of the last one on both clocks that go on
/// while the app is not running.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    used: u8,
    held_from: Option<Timestamp>,
    /// Uptime at the last try, in seconds. Unknown in a record of version 1.
    #[serde(default)]
    held_from_uptime: Option<u64>,
}

impl Tries {
    /// Returns the number of tries left.
    #[must_use]
    pub fn left(self) -> u8 {
        LIMIT.saturating_sub(self.used)
    }

    /// Returns the tries with one more used at `now`.
    #[must_use]
    pub fn counted(self, now: Now) -> Self {
        Self {
            used: self.used.saturating_add(1),
            held_from: Some(now.wall),
            held_from_uptime: Some(now.since_boot.as_secs()),
        }
    }

    /// Returns the delay between the last try and the next.
    #[must_use]
    pub fn delay(self) -> Duration {
        Duration::from_secs(match self.used {
            0..=2 => 0,
            3 => 30,
            _ => 5 * 60,
        })
    }

    /// Returns the rest of the delay at `now`, for an app that has just started: the longer one by
    /// wall clock and by uptime. A wall clock set forward is overruled by the uptime, which nobody
    /// can set; one set back restarts the delay.
    #[must_use]
    pub fn remaining_delay(self, now: Now) -> Duration {
        let by_wall = self.held_from.map(|from| u64::try_from(now.wall - from).unwrap_or(0));
        // After a reboot the uptime restarts at zero: at least its current value has passed.
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
        boot: None,
    };

    fn after(wrong: u8) -> Tries {
        (0..wrong).fold(Tries::default(), |tries, _| tries.counted(NOON))
    }

    /// Returns the moment `real` seconds after noon, with the wall clock moved by `set_by` and,
    /// after a reboot, the uptime `restarted`.
    fn later(real: u64, set_by: i64, restarted: Option<u64>) -> Now {
        let wall = NOON.wall + i64::try_from(real).unwrap() + set_by;
        let since_boot = restarted.map_or(NOON.since_boot + Duration::from_secs(real), Duration::from_secs);
        Now { wall, since_boot, ..NOON }
    }

    #[test]
    fn sixth_try_is_never_allowed() {
        assert_eq!((0..=6).map(|n| after(n).left()).collect::<Vec<_>>(), [5, 4, 3, 2, 1, 0, 0]);
    }

    #[test]
    fn third_and_fourth_wrong_pin_delay_the_next_try() {
        assert_eq!((0..=4).map(|n| after(n).delay().as_secs()).collect::<Vec<_>>(), [0, 0, 0, 30, 300]);
    }

    #[test]
    fn delay_counts_down() {
        let remaining = |real| after(3).remaining_delay(later(real, 0, None)).as_secs();
        assert_eq!([0, 10, 29, 30, 4000].map(remaining), [30, 20, 1, 0, 0]);
        assert_eq!(after(2).remaining_delay(NOON).as_secs(), 0);
    }

    #[test]
    fn setting_the_clock_does_not_shorten_the_delay() {
        for set_by in [86_400, 60, -60, -86_400] {
            assert!(after(3).remaining_delay(later(10, set_by, None)).as_secs() >= 20, "{set_by}");
        }
    }

    #[test]
    fn reboot_with_a_changed_clock_counts_the_delay_from_boot() {
        let remaining = |real, set_by, up| after(4).remaining_delay(later(real, set_by, Some(up))).as_secs();
        assert_eq!(remaining(40, 86_400, 10), 290, "set forward");
        assert_eq!(remaining(400, 0, 320), 0, "long enough ago by either");
        // The uptime exceeds that of the last try, so the reboot goes unnoticed; the delay is not
        // shortened.
        assert_eq!(remaining(4000, 0, 3700), 200);
    }

    #[test]
    fn version_1_tries_use_the_wall_clock() {
        let old: Tries = serde_json::from_str(r#"{"used":3,"held_from":1767268800}"#).unwrap();
        assert_eq!(old.remaining_delay(later(10, 0, Some(5))).as_secs(), 20);
    }
}
