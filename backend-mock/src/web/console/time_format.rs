//! How the console writes times: in UTC, to the second, since logs of phones are compared with them.

use key_protocol::ids::Timestamp;

const DAY: i64 = 24 * 60 * 60;

/// The time of day, and how many days ago if not today.
pub(super) fn format_time(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.seconds();
    let of_day = seconds.rem_euclid(DAY);
    let clock = format!("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
    match now.seconds().div_euclid(DAY) - seconds.div_euclid(DAY) {
        0 => clock,
        1 => format!("{clock}, 1 day ago"),
        days if days > 0 => format!("{clock}, {days} days ago"),
        days => format!("{clock}, in {} days", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_by_the_clock_and_the_days_between() {
        let noon = Timestamp(1_767_268_800);
        assert_eq!(format_time(noon, noon), "12:00:00");
        assert_eq!(format_time(noon - 1, noon), "11:59:59");
        assert_eq!(format_time(noon - 12 * 3600, noon), "00:00:00");
        assert_eq!(format_time(noon - 12 * 3600 - 1, noon), "23:59:59, 1 day ago");
        assert_eq!(format_time(noon - 3 * DAY, noon), "12:00:00, 3 days ago");
        assert_eq!(format_time(noon + DAY, noon), "12:00:00, in 1 days");
    }
}
