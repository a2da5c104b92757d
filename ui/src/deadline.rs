//! Countdown arithmetic: a view carries the time left, counted from when the view was received.

use key_view::TimeLeft;

/// The end of a countdown on the page's monotonic clock, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Deadline {
    ends_at: f64,
    total: f64,
}

impl Deadline {
    /// Creates a countdown with `time_left` left at `received_at`.
    pub(crate) fn new(time_left: TimeLeft, received_at: f64) -> Self {
        Self {
            ends_at: received_at + f64::from(time_left.ms),
            total: f64::from(time_left.of_ms.max(time_left.ms)),
        }
    }

    /// Creates a countdown that ends `seconds` after `received_at`.
    pub(crate) fn in_seconds(seconds: u32, received_at: f64) -> Self {
        let ms = seconds.saturating_mul(1000);
        Self::new(TimeLeft { ms, of_ms: ms }, received_at)
    }

    /// Seconds left at `now`, rounded up: 0 only when the time is up.
    pub(crate) fn seconds_left(self, now: f64) -> u32 {
        (self.left(now) / 1000.0).ceil() as u32
    }

    /// Milliseconds from `now` until [`Self::seconds_left`] changes, or `None` when the time is up.
    pub(crate) fn next_change(self, now: f64) -> Option<u32> {
        let left = self.left(now);
        let until = left - (f64::from(self.seconds_left(now)) - 1.0) * 1000.0;
        (left > 0.0).then_some(until.ceil() as u32)
    }

    /// Total and elapsed time at `now`, in milliseconds.
    pub(crate) fn total_and_elapsed(self, now: f64) -> (u32, u32) {
        (self.total as u32, (self.total - self.left(now)) as u32)
    }

    /// Yew key that distinguishes countdowns.
    pub(crate) fn key(self) -> u64 {
        self.ends_at as u64
    }

    /// Age in seconds at `now` of an event that was `age_on_receipt` seconds old at `received_at`.
    pub(crate) fn age_in_seconds(received_at: f64, now: f64, age_on_receipt: u32) -> u32 {
        age_on_receipt.saturating_add(((now - received_at).max(0.0) / 1000.0) as u32)
    }

    fn left(self, now: f64) -> f64 {
        (self.ends_at - now).max(0.0)
    }
}

/// Whether a screen reader announces the time at this second. Announcing every second would drown
/// out everything else.
pub(crate) fn is_announced(seconds: u32) -> bool {
    matches!(seconds, 60 | 30 | 10)
}

#[cfg(test)]
mod tests {
    use key_view::TimeLeft;

    use super::{Deadline, is_announced};

    fn deadline(ms: u32) -> Deadline {
        Deadline::new(TimeLeft { ms, of_ms: 120_000 }, 1_000.0)
    }

    #[test]
    fn started_second_counts_as_whole_and_zero_means_over() {
        let deadline = deadline(2_500);
        let seen =
            [1_000.0, 1_499.0, 1_500.0, 3_499.9, 3_500.0, 9_999.0].map(|now| deadline.seconds_left(now));
        assert_eq!(seen, [3, 3, 2, 1, 0, 0]);
    }

    #[test]
    fn waking_at_each_change_shows_every_second_once() {
        let deadline = deadline(3_250);
        let (mut now, mut seen) = (1_000.0, vec![]);
        while let Some(wait) = deadline.next_change(now) {
            seen.push(deadline.seconds_left(now));
            now += f64::from(wait);
        }
        assert_eq!(seen, [4, 3, 2, 1]);
    }

    #[test]
    fn early_timer_waits_only_the_remainder() {
        assert_eq!(deadline(2_000).next_change(1_999.5), Some(1));
    }

    #[test]
    fn total_and_elapsed_follow_the_clock() {
        assert_eq!(deadline(90_000).total_and_elapsed(1_000.0), (120_000, 30_000));
        assert_eq!(deadline(90_000).total_and_elapsed(11_000.0), (120_000, 40_000));
        assert_eq!(deadline(90_000).total_and_elapsed(500_000.0), (120_000, 120_000));
    }

    #[test]
    fn time_left_above_the_total_raises_the_total() {
        let odd = Deadline::new(TimeLeft { ms: 5_000, of_ms: 1_000 }, 0.0);
        assert_eq!(odd.total_and_elapsed(0.0), (5_000, 0));
    }

    #[test]
    fn whole_seconds_count_down_from_receipt() {
        let deadline = Deadline::in_seconds(30, 500.0);
        assert_eq!([500.0, 1_500.0, 30_500.0].map(|now| deadline.seconds_left(now)), [30, 29, 0]);
    }

    #[test]
    fn challenge_age_grows_while_shown() {
        assert_eq!(Deadline::age_in_seconds(1_000.0, 13_900.0, 5), 17);
        assert_eq!(Deadline::age_in_seconds(1_000.0, 0.0, 5), 5);
    }

    #[test]
    fn time_is_announced_three_times() {
        assert_eq!((0..=120).filter(|s| is_announced(*s)).collect::<Vec<_>>(), [10, 30, 60]);
    }
}
