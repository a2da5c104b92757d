//! The displayed offline code, its remaining time, and the next code once that is short.

use std::time::Duration;

use key_protocol::offline::{OfflineSecret, PERIOD, Step};
use key_view::{ClockCheck, ShownCode, TimeLeft};

use super::backend_clock::{BackendClock, Trust};
use super::wiped::wiped;
use crate::now::Now;

/// Largest clock error, in seconds, that is shown as right: the backend also accepts the steps on
/// either side.
const HARMLESS_SKEW: u64 = 5;

/// Shortest time, in milliseconds, for which a code is shown alone: six digits are not read and typed
/// in less.
const SHORTEST_ALONE: u32 = 5_000;

/// Computes the code shown at `now`.
#[must_use]
pub fn shown(secret: &OfflineSecret, clock: &BackendClock, now: Now) -> ShownCode {
    let reading = clock.read(now);
    let step = Step::at(reading.time);
    let left = u32::try_from((step.ends() - reading.time).clamp(1, PERIOD)).unwrap_or(1) * 1000;
    let left = left.saturating_sub(reading.millis);
    let digits = |step| wiped(|| secret.code(step)).to_string();
    ShownCode {
        digits: digits(step),
        next: (left <= SHORTEST_ALONE).then(|| digits(step.after())),
        time_left: TimeLeft { ms: left, of_ms: PERIOD.unsigned_abs() as u32 * 1000 },
        clock: match (reading.trust, clock.skew(now)) {
            (Trust::Never, _) => ClockCheck::Never,
            (Trust::Unchecked, _) => ClockCheck::Unchecked,
            (Trust::Checked, seconds) if seconds.unsigned_abs() <= HARMLESS_SKEW => ClockCheck::Right,
            (Trust::Checked, seconds) => ClockCheck::Corrected { seconds },
        },
    }
}

/// Returns when `code`, shown at `now`, changes, on the monotonic clock: the next one joins it, or
/// replaces it.
#[must_use]
pub fn changes(code: &ShownCode, now: Now) -> Duration {
    let left = code.time_left.ms;
    let until = if code.next.is_none() { left.saturating_sub(SHORTEST_ALONE) } else { left };
    now.monotonic + Duration::from_millis(u64::from(until))
}

#[cfg(test)]
mod tests {
    use key_protocol::ids::Timestamp;

    use super::*;
    use crate::now::BootId;

    fn at(wall: i64, millis: u32) -> Now {
        let (monotonic, since_boot) = (Duration::ZERO, Duration::from_millis(u64::from(millis)));
        Now { wall: Timestamp(wall), millis, monotonic, since_boot, boot: Some(BootId::of("this")) }
    }

    #[test]
    fn wrong_clock_shows_the_right_code() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let right = shown(&secret, &BackendClock::default(), at(1_767_225_610, 250));
        let ahead = BackendClock::anchored(Timestamp(1_767_225_610), at(1_767_226_210, 0));
        let wrong = shown(&secret, &ahead, at(1_767_226_210, 250));

        assert_eq!(right.digits, wrong.digits);
        assert_eq!(right.time_left, TimeLeft { ms: 19_750, of_ms: 30_000 });
        assert_eq!(wrong.time_left, right.time_left);
        assert_eq!(wrong.clock, ClockCheck::Corrected { seconds: -600 });
        assert_eq!(right.clock, ClockCheck::Never);
    }

    #[test]
    fn code_after_a_reboot_says_that_the_clock_is_unchecked() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let clock = BackendClock::anchored(Timestamp(1_767_225_610), at(1_767_225_610, 0));
        let rebooted = Now { boot: Some(BootId::of("next")), ..at(1_767_225_610, 0) };
        assert_eq!(shown(&secret, &clock, rebooted).clock, ClockCheck::Unchecked);
        assert_eq!(shown(&secret, &clock, at(1_767_225_610, 0)).clock, ClockCheck::Right);
    }

    #[test]
    fn clock_that_cannot_be_trusted_is_never_called_right() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let anchored = BackendClock::anchored(Timestamp(1_767_225_610), at(1_767_225_610, 0));
        let (unknown, next) = (None, Some(BootId::of("next")));
        for moved in -90..90 {
            let now = at(1_767_225_610 + moved, 0);
            for boot in [unknown, next] {
                assert_eq!(shown(&secret, &anchored, Now { boot, ..now }).clock, ClockCheck::Unchecked);
                let never = shown(&secret, &BackendClock::default(), Now { boot, ..now });
                assert_eq!(never.clock, ClockCheck::Never);
            }
        }
    }

    #[test]
    fn code_is_shown_alone_for_5_seconds_or_more() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let (start, mut seen) = (1_767_225_600, Vec::new());
        for passed in (0..60_000_u32).step_by(100) {
            let now = at(start + i64::from(passed / 1000), passed % 1000);
            let code = shown(&secret, &BackendClock::default(), now);
            if seen.last() != Some(&(code.digits.clone(), code.next.clone())) {
                let next_change = changes(&code, now) - now.monotonic;
                seen.push((code.digits, code.next));
                let last = seen.len() % 2 == 0;
                assert_eq!(next_change.as_millis(), if last { 5_000 } else { 25_000 }, "at {passed} ms");
            }
        }
        let [first, ending, second, second_ending] = seen.try_into().unwrap();
        assert_eq!((first.1, second.1.as_ref()), (None, None));
        assert_eq!((ending.0, ending.1.as_ref()), (first.0, Some(&second.0)));
        assert_eq!(second_ending.0, second.0);
    }

    #[test]
    fn code_changes_on_the_half_minute() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let shown_at = |seconds| shown(&secret, &BackendClock::default(), at(seconds, 0));
        assert_eq!(shown_at(1_767_225_600).digits, shown_at(1_767_225_629).digits);
        assert_ne!(shown_at(1_767_225_629).digits, shown_at(1_767_225_630).digits);
        assert_eq!(shown_at(1_767_225_630).time_left.ms, 30_000);
    }
}
