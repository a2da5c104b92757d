//! Durations in a format common to all three languages.

/// Formats seconds as minutes and seconds: `1:43`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Formats seconds with SI unit symbols: `28 s`, `4 min 59 s`, `1 h 5 min`.
///
/// The space between a number and its unit is a no-break space.
pub(crate) fn units(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes, rest) {
        (0, 0, s) => format!("{s}\u{a0}s"),
        (0, m, 0) => format!("{m}\u{a0}min"),
        (0, m, s) => format!("{m}\u{a0}min {s}\u{a0}s"),
        (h, 0, _) => format!("{h}\u{a0}h"),
        (h, m, _) => format!("{h}\u{a0}h {m}\u{a0}min"),
    }
}

#[cfg(test)]
mod tests {
    use super::{clock, units};

    #[test]
    fn clock_shows_two_digits_of_seconds() {
        assert_eq!([0, 9, 60, 103, 600].map(clock), ["0:00", "0:09", "1:00", "1:43", "10:00"]);
    }

    #[test]
    fn units_that_are_zero_are_omitted() {
        assert_eq!(
            [0, 28, 60, 299, 3600, 3905].map(|s| units(s).replace('\u{a0}', " ")),
            ["0 s", "28 s", "1 min", "4 min 59 s", "1 h", "1 h 5 min"]
        );
    }
}
