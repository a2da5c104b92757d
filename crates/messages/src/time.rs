//! Times in words, and durations in a format common to all three languages.

crate::messages! { TimeMessages {
    /// Time since an event, given in seconds: the longer, the coarser. Seconds change in tens, so that
    /// the text stays readable.
    ago(seconds: u32) -> String match seconds {
        0..10 => { en: "just now", fi: "juuri äsken", sv: "alldeles nyss" }
        10..60 => {
            en: "{n} seconds ago",
            fi: "{n} sekuntia sitten",
            sv: "för {n} sekunder sedan",
            n = seconds / 10 * 10,
        }
        60..120 => { en: "1 minute ago", fi: "minuutti sitten", sv: "för en minut sedan" }
        120..3600 => {
            en: "{n} minutes ago",
            fi: "{n} minuuttia sitten",
            sv: "för {n} minuter sedan",
            n = seconds / 60,
        }
        3600..7200 => { en: "1 hour ago", fi: "tunti sitten", sv: "för en timme sedan" }
        7200..86_400 => {
            en: "{n} hours ago",
            fi: "{n} tuntia sitten",
            sv: "för {n} timmar sedan",
            n = seconds / 3600,
        }
        86_400..172_800 => { en: "1 day ago", fi: "päivä sitten", sv: "för en dag sedan" }
        _ => {
            en: "{n} days ago",
            fi: "{n} päivää sitten",
            sv: "för {n} dagar sedan",
            n = seconds / 86_400,
        }
    }
    /// Time until the next try on a page, given in seconds: below two minutes in seconds, otherwise in
    /// minutes. Rounded up, so that nobody tries again too early.
    wait(seconds: u64) -> String match seconds {
        1 => { en: "1 second", fi: "1 sekunnin", sv: "1 sekund" }
        0..120 => { en: "{seconds} seconds", fi: "{seconds} sekunnin", sv: "{seconds} sekunder" }
        _ => {
            en: "{n} minutes",
            fi: "{n} minuutin",
            sv: "{n} minuter",
            n = seconds.div_ceil(60),
        }
    }
} }

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
    use crate::Language;

    #[test]
    fn one_is_singular() {
        let ago = |seconds| Language::ALL.map(|language| language.messages().time.ago(seconds));
        for seconds in [60, 119] {
            assert_eq!(ago(seconds), ["1 minute ago", "minuutti sitten", "för en minut sedan"]);
        }
        assert_eq!(ago(3600), ["1 hour ago", "tunti sitten", "för en timme sedan"]);
        assert_eq!(ago(86_400), ["1 day ago", "päivä sitten", "för en dag sedan"]);
    }

    #[test]
    fn seconds_are_rounded_down_to_tens() {
        let ago = |seconds| Language::English.messages().time.ago(seconds);
        assert_eq!(
            [0, 9, 10, 37, 59].map(ago),
            ["just now", "just now", "10 seconds ago", "30 seconds ago", "50 seconds ago"]
        );
    }

    #[test]
    fn largest_whole_unit_is_used() {
        assert_eq!(Language::Swedish.messages().time.ago(7200), "för 2 timmar sedan");
        assert_eq!(Language::Finnish.messages().time.ago(172_800), "2 päivää sitten");
        assert_eq!(Language::English.messages().time.ago(u32::MAX), "49710 days ago");
    }

    #[test]
    fn wait_is_rounded_up() {
        for (seconds, said) in [
            (1, "1 second"),
            (30, "30 seconds"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (121, "3 minutes"),
            (3600, "60 minutes"),
        ] {
            assert_eq!(Language::English.messages().time.wait(seconds), said);
        }
    }

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
