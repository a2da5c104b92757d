//! What the app knows of a backend's clock. The user can set the phone's clock to anything at any
//! moment, but not the time since boot, so the backend's time is anchored to that.

use std::time::Duration;

use key_protocol::ids::Timestamp;
use serde::{Deserialize, Serialize};

use crate::now::{BootId, Now};

/// A backend's clock, as of the last answer that carried its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackendClock {
    /// The backend's clock minus the phone's wall clock in seconds; `None` before the first contact.
    skew: Option<i64>,
    #[serde(default)]
    anchor: Option<Anchor>,
}

/// The backend's time at one moment since boot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Anchor {
    server: Timestamp,
    since_boot: Duration,
    boot: BootId,
}

/// The backend's time, and how far it can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The backend's time.
    pub time: Timestamp,
    /// Milliseconds into the second.
    pub millis: u32,
    /// Trust in the time.
    pub trust: Trust,
}

/// Trust in a reading of a backend's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The backend never told its time: the phone's wall clock stands in.
    Never,
    /// The phone was started anew since the last contact, or its boots cannot be told apart: its
    /// wall clock stands in, corrected as it was then.
    Unchecked,
    /// Counted on from the last contact in this boot.
    Checked,
}

impl BackendClock {
    /// Largest difference, in seconds, that is put down to network delay and not worth a disk write.
    const NETWORK_DELAY: u64 = 2;

    /// Anchors the time that an answer carried, which arrived at `now`.
    #[must_use]
    pub fn anchored(server: Timestamp, now: Now) -> Self {
        let anchor = now.boot.map(|boot| Anchor { server, since_boot: now.since_boot, boot });
        Self { skew: Some(server - now.wall), anchor }
    }

    /// Reads the backend's time at `now`.
    #[must_use]
    pub fn read(&self, now: Now) -> Reading {
        if let Some(since) = self.anchor.and_then(|anchor| anchor.counted(now)) {
            return since;
        }
        let trust = if self.skew.is_some() { Trust::Unchecked } else { Trust::Never };
        Reading { time: now.wall + self.skew.unwrap_or(0), millis: now.millis, trust }
    }

    /// Returns the backend's clock minus the phone's wall clock at `now`, in seconds.
    #[must_use]
    pub fn skew(&self, now: Now) -> i64 {
        self.read(now).time - now.wall
    }

    /// Returns whether `newer`, anchored at `now`, is worth storing: it differs by more than network
    /// delay, or holds in a boot in which this one does not.
    #[must_use]
    pub fn is_outdated_by(&self, newer: &Self, now: Now) -> bool {
        let differs = |a: i64, b: i64| a.abs_diff(b) > Self::NETWORK_DELAY;
        let (known, new) = (self.read(now), newer.read(now));
        let stored_skew = self.skew.zip(newer.skew);
        known.trust != new.trust
            || differs(known.time.seconds(), new.time.seconds())
            || stored_skew.is_none_or(|(known, new)| differs(known, new))
    }
}

impl Anchor {
    fn counted(&self, now: Now) -> Option<Reading> {
        let elapsed = now.since_boot.checked_sub(self.since_boot)?;
        let seconds = i64::try_from(elapsed.as_secs()).ok()?;
        let reading =
            Reading { time: self.server + seconds, millis: elapsed.subsec_millis(), trust: Trust::Checked };
        (now.boot == Some(self.boot)).then_some(reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVER: Timestamp = Timestamp(1_767_225_600);

    /// A phone whose wall clock is ten minutes ahead.
    fn now() -> Now {
        Now {
            wall: SERVER + 600,
            millis: 250,
            monotonic: Duration::from_secs(5),
            since_boot: Duration::from_secs(1000),
            boot: Some(BootId::of("boot 1")),
        }
    }

    fn later(seconds: u64) -> Now {
        let wall = now().wall + i64::try_from(seconds).unwrap();
        Now { wall, since_boot: now().since_boot + Duration::from_secs(seconds), ..now() }
    }

    fn read(clock: BackendClock, now: Now) -> (i64, Trust) {
        let reading = clock.read(now);
        (reading.time - SERVER, reading.trust)
    }

    #[test]
    fn moving_the_phones_clock_changes_nothing_within_a_boot() {
        let clock = BackendClock::anchored(SERVER, now());
        for moved in [-86_400, -600, 0, 3600, i64::MAX] {
            let wall = Timestamp(later(90).wall.seconds().saturating_add(moved));
            assert_eq!(read(clock, Now { wall, ..later(90) }), (90, Trust::Checked), "{moved}");
        }
    }

    #[test]
    fn corrected_wall_clock_stands_in_unchecked_after_a_reboot() {
        let clock = BackendClock::anchored(SERVER, now());
        let rebooted =
            Now { boot: Some(BootId::of("boot 2")), since_boot: Duration::from_secs(7), ..later(90) };
        assert_eq!(read(clock, rebooted), (90, Trust::Unchecked));
        let longer_up = Now { since_boot: Duration::from_secs(9000), ..rebooted };
        assert_eq!(read(clock, longer_up), (90, Trust::Unchecked), "the uptime alone tells no reboot");
    }

    #[test]
    fn boots_that_cannot_be_told_apart_count_as_different() {
        let unknown = |now| Now { boot: None, ..now };
        let clock = BackendClock::anchored(SERVER, unknown(now()));
        assert_eq!(read(clock, unknown(later(90))), (90, Trust::Unchecked));
        assert_eq!(read(BackendClock::anchored(SERVER, now()), unknown(later(90))), (90, Trust::Unchecked));
    }

    #[test]
    fn backend_that_never_told_its_time_has_the_phones() {
        assert_eq!(read(BackendClock::default(), now()), (600, Trust::Never));
    }

    #[test]
    fn only_what_changes_a_reading_is_worth_storing() {
        let clock = BackendClock::anchored(SERVER, now());
        let newer = |server, now| clock.is_outdated_by(&BackendClock::anchored(server, now), now);
        assert!(!newer(SERVER + 92, later(90)), "network delay");
        assert!(newer(SERVER + 93, later(90)));
        let moved = Now { wall: later(90).wall + 60, ..later(90) };
        assert!(newer(SERVER + 90, moved), "the wall clock's error changed");
        let rebooted = Now { boot: Some(BootId::of("boot 2")), ..later(90) };
        assert!(newer(SERVER + 90, rebooted), "another boot");
        assert!(BackendClock::default().is_outdated_by(&clock, now()));
    }

    #[test]
    fn clock_of_an_older_record_is_read() {
        let old: BackendClock = serde_json::from_str(r#"{"skew":-600}"#).unwrap();
        assert_eq!(read(old, now()), (0, Trust::Unchecked));
    }
}
