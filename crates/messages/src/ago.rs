//! Time elapsed since an event, in words: the longer, the coarser.

/// Elapsed time in a single unit.
enum Ago {
    JustNow,
    Seconds(u32),
    Minutes(u32),
    Hours(u32),
    Days(u32),
}

impl Ago {
    /// Rounds down to the largest whole unit. Seconds change in tens, so that the text stays
    /// readable.
    fn of(seconds: u32) -> Self {
        match seconds {
            0..10 => Self::JustNow,
            10..60 => Self::Seconds(seconds / 10 * 10),
            60..3600 => Self::Minutes(seconds / 60),
            3600..86_400 => Self::Hours(seconds / 3600),
            _ => Self::Days(seconds / 86_400),
        }
    }
}

pub(crate) fn english(seconds: u32) -> String {
    match Ago::of(seconds) {
        Ago::JustNow => "just now".into(),
        Ago::Seconds(n) => format!("{n} seconds ago"),
        Ago::Minutes(1) => "1 minute ago".into(),
        Ago::Minutes(n) => format!("{n} minutes ago"),
        Ago::Hours(1) => "1 hour ago".into(),
        Ago::Hours(n) => format!("{n} hours ago"),
        Ago::Days(1) => "1 day ago".into(),
        Ago::Days(n) => format!("{n} days ago"),
    }
}

pub(crate) fn finnish(seconds: u32) -> String {
    match Ago::of(seconds) {
        Ago::JustNow => "juuri äsken".into(),
        Ago::Seconds(n) => format!("{n} sekuntia sitten"),
        Ago::Minutes(1) => "minuutti sitten".into(),
        Ago::Minutes(n) => format!("{n} minuuttia sitten"),
        Ago::Hours(1) => "tunti sitten".into(),
        Ago::Hours(n) => format!("{n} tuntia sitten"),
        Ago::Days(1) => "päivä sitten".into(),
        Ago::Days(n) => format!("{n} päivää sitten"),
    }
}

pub(crate) fn swedish(seconds: u32) -> String {
    match Ago::of(seconds) {
        Ago::JustNow => "alldeles nyss".into(),
        Ago::Seconds(n) => format!("för {n} sekunder sedan"),
        Ago::Minutes(1) => "för en minut sedan".into(),
        Ago::Minutes(n) => format!("för {n} minuter sedan"),
        Ago::Hours(1) => "för en timme sedan".into(),
        Ago::Hours(n) => format!("för {n} timmar sedan"),
        Ago::Days(1) => "för en dag sedan".into(),
        Ago::Days(n) => format!("för {n} dagar sedan"),
    }
}

#[cfg(test)]
mod tests {
    use super::{english, finnish, swedish};

    #[test]
    fn one_is_singular() {
        assert_eq!(
            [60, 119, 3600, 86_400].map(english),
            ["1 minute ago", "1 minute ago", "1 hour ago", "1 day ago"]
        );
        assert_eq!([60, 3600, 86_400].map(finnish), ["minuutti sitten", "tunti sitten", "päivä sitten"]);
        assert_eq!(
            [60, 3600, 86_400].map(swedish),
            ["för en minut sedan", "för en timme sedan", "för en dag sedan"]
        );
    }

    #[test]
    fn seconds_are_rounded_down_to_tens() {
        assert_eq!(
            [0, 9, 10, 37, 59].map(english),
            ["just now", "just now", "10 seconds ago", "30 seconds ago", "50 seconds ago"]
        );
    }

    #[test]
    fn largest_whole_unit_is_used() {
        assert_eq!(swedish(7200), "för 2 timmar sedan");
        assert_eq!(finnish(172_800), "2 päivää sitten");
        assert_eq!(english(u32::MAX), "49710 days ago");
    }
}
