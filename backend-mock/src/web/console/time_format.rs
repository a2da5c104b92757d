//! Times in the console: UTC and to the second, so that they can be compared with logs of phones.

use key_protocol::ids::Timestamp;

const DAY: i64 = 24 * 60 * 60;

/// Time of day, with the number of days ago if it is not today.
pub(super) fn format_time(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.seconds();
    let of_day = seconds.rem_euclid(DAY);
    let clock = format!("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
    match now.seconds().div_euclid(DAY) - seconds.div_euclid(DAY) {
        0 => clock,
        1 => format!("{clock}, 1 day ago"),
        days if days > 0 => format!("{clock}, {days} days ago"),
        -1 => format!("{clock}, in 1 day"),
        days => format!("{clock}, in {} days", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_formatted_with_clock_and_days_ago() {
        let noon = Timestamp(1_767_268_800);
        assert_eq!(format_time(noon, noon), "12:00:00");
        assert_eq!(format_time(noon - 1, noon), "11:59:59");
        assert_eq!(format_time(noon - 12 * 3600, noon), "00:00:00");
        assert_eq!(format_time(noon - 12 * 3600 - 1, noon), "23:59:59, 1 day ago");
        assert_eq!(format_time(noon - 3 * DAY, noon), "12:00:00, 3 days ago");
        assert_eq!(format_time(noon + DAY, noon), "12:00:00, in 1 day");
    }
}
