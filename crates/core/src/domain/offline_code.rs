//! The displayed offline code and its remaining time.

use key_protocol::ids::Timestamp;
use key_protocol::offline::{OfflineSecret, PERIOD, Step};
use key_view::{ClockCheck, ShownCode, TimeLeft};

use super::account::Skew;

/// Largest clock error, in seconds, that is shown as right: the backend also accepts the steps on
/// either side.
const HARMLESS_SKEW: u64 = 5;

/// Computes the code shown at `now` on the phone's clock, `millis` into the second.
#[must_use]
pub fn shown(secret: &OfflineSecret, skew: Skew, now: Timestamp, millis: u32) -> ShownCode {
    let server = skew.server_time(now);
    let step = Step::at(server);
    let left = u32::try_from((step.ends() - server).clamp(1, PERIOD)).unwrap_or(1) * 1000;
    ShownCode {
        digits: secret.code(step).to_string(),
        time_left: TimeLeft { ms: left.saturating_sub(millis), of_ms: PERIOD.unsigned_abs() as u32 * 1000 },
        clock: clock_check(skew),
    }
}

fn clock_check(skew: Skew) -> ClockCheck {
    match skew.seconds() {
        None => ClockCheck::Never,
        Some(seconds) if seconds.unsigned_abs() <= HARMLESS_SKEW => ClockCheck::Right,
        Some(seconds) => ClockCheck::Corrected { seconds },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_clock_shows_the_right_code() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let right = shown(&secret, Skew::default(), Timestamp(1_767_225_610), 250);
        let ahead = Skew::between(Timestamp(1_767_225_610), Timestamp(1_767_226_210));
        let wrong = shown(&secret, ahead, Timestamp(1_767_226_210), 250);

        assert_eq!(right.digits, wrong.digits);
        assert_eq!(right.time_left, TimeLeft { ms: 19_750, of_ms: 30_000 });
        assert_eq!(wrong.clock, ClockCheck::Corrected { seconds: -600 });
        assert_eq!(right.clock, ClockCheck::Never);
    }

    #[test]
    fn code_changes_on_the_half_minute() {
        let secret = OfflineSecret::from_bytes([9; 32]);
        let at = |seconds| shown(&secret, Skew::default(), Timestamp(seconds), 0);
        assert_eq!(at(1_767_225_600).digits, at(1_767_225_629).digits);
        assert_ne!(at(1_767_225_629).digits, at(1_767_225_630).digits);
        assert_eq!(at(1_767_225_630).time_left.ms, 30_000);
    }
}
