//! Countdown arithmetic: a view says how much time is left, and the interface counts from when it came.

use key_view::TimeLeft;

/// The end of a countdown on the page's monotonic clock, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Deadline {
    ends_at: f64,
    of: f64,
}

impl Deadline {
    /// A countdown of which `time_left` was left at `arrived`.
    pub(crate) fn new(time_left: TimeLeft, arrived: f64) -> Self {
        Self { ends_at: arrived + f64::from(time_left.ms), of: f64::from(time_left.of_ms.max(time_left.ms)) }
    }

    /// A countdown of whole seconds from `arrived`.
    pub(crate) fn in_seconds(seconds: u32, arrived: f64) -> Self {
        let ms = seconds.saturating_mul(1000);
        Self::new(TimeLeft { ms, of_ms: ms }, arrived)
    }

    /// Seconds left at `now`, the begun one counted whole: 0 only when time is up.
    pub(crate) fn seconds_left(self, now: f64) -> u32 {
        (self.left(now) / 1000.0).ceil() as u32
    }

    /// Milliseconds from `now` until [`Self::seconds_left`] changes; none when time is up.
    pub(crate) fn next_change(self, now: f64) -> Option<u32> {
        let left = self.left(now);
        let until = left - (f64::from(self.seconds_left(now)) - 1.0) * 1000.0;
        (left > 0.0).then_some(until.ceil() as u32)
    }

    /// Milliseconds of the whole, and how many of them have passed at `now`.
    pub(crate) fn run_down(self, now: f64) -> (u32, u32) {
        (self.of as u32, (self.of - self.left(now)) as u32)
    }

    /// Tells one countdown from another.
    pub(crate) fn key(self) -> u64 {
        self.ends_at as u64
    }

    /// Seconds since the countdown's view came, given what was `then` counted.
    pub(crate) fn since(arrived: f64, now: f64, then: u32) -> u32 {
        then.saturating_add(((now - arrived).max(0.0) / 1000.0) as u32)
    }

    fn left(self, now: f64) -> f64 {
        (self.ends_at - now).max(0.0)
    }
}

/// Whether a screen reader says the time at this second. Saying every second would drown everything else.
pub(crate) fn is_said_aloud(seconds: u32) -> bool {
    matches!(seconds, 60 | 30 | 10)
}

#[cfg(test)]
mod tests {
    use key_view::TimeLeft;

    use super::{Deadline, is_said_aloud};

    fn deadline(ms: u32) -> Deadline {
        Deadline::new(TimeLeft { ms, of_ms: 120_000 }, 1_000.0)
    }

    #[test]
    fn a_begun_second_counts_whole_and_nought_means_over() {
        let deadline = deadline(2_500);
        let seen =
            [1_000.0, 1_499.0, 1_500.0, 3_499.9, 3_500.0, 9_999.0].map(|now| deadline.seconds_left(now));
        assert_eq!(seen, [3, 3, 2, 1, 0, 0]);
    }

    #[test]
    fn waking_up_at_each_change_sees_every_second_once() {
        let deadline = deadline(3_250);
        let (mut now, mut seen) = (1_000.0, vec![]);
        while let Some(wait) = deadline.next_change(now) {
            seen.push(deadline.seconds_left(now));
            now += f64::from(wait);
        }
        assert_eq!(seen, [4, 3, 2, 1]);
    }

    #[test]
    fn an_early_timer_only_waits_the_rest() {
        assert_eq!(deadline(2_000).next_change(1_999.5), Some(1));
    }

    #[test]
    fn the_bar_knows_how_much_has_run_down() {
        assert_eq!(deadline(90_000).run_down(1_000.0), (120_000, 30_000));
        assert_eq!(deadline(90_000).run_down(11_000.0), (120_000, 40_000));
        assert_eq!(deadline(90_000).run_down(500_000.0), (120_000, 120_000));
    }

    #[test]
    fn more_left_than_the_whole_is_a_whole() {
        let odd = Deadline::new(TimeLeft { ms: 5_000, of_ms: 1_000 }, 0.0);
        assert_eq!(odd.run_down(0.0), (5_000, 0));
    }

    #[test]
    fn whole_seconds_count_down_from_arrival() {
        let deadline = Deadline::in_seconds(30, 500.0);
        assert_eq!([500.0, 1_500.0, 30_500.0].map(|now| deadline.seconds_left(now)), [30, 29, 0]);
    }

    #[test]
    fn what_was_asked_ages_with_the_screen() {
        assert_eq!(Deadline::since(1_000.0, 13_900.0, 5), 17);
        assert_eq!(Deadline::since(1_000.0, 0.0, 5), 5);
    }

    #[test]
    fn a_screen_reader_hears_three_times() {
        assert_eq!((0..=120).filter(|s| is_said_aloud(*s)).collect::<Vec<_>>(), [10, 30, 60]);
    }
}
