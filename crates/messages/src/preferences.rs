//! Words of how the app is to look and speak.

/// Language and appearance.
#[derive(Clone, Copy, Debug)]
pub struct PreferencesMessages {
    /// Heading.
    pub heading: &'static str,
    /// Label of the language.
    pub language: &'static str,
    /// Label of the appearance.
    pub appearance: &'static str,
    /// As the phone does it.
    pub system: &'static str,
    /// Light.
    pub light: &'static str,
    /// Dark.
    pub dark: &'static str,
}

pub(crate) const ENGLISH: PreferencesMessages = PreferencesMessages {
    heading: "Language and appearance",
    language: "Language",
    appearance: "Appearance",
    system: "As on the phone",
    light: "Light",
    dark: "Dark",
};

pub(crate) const FINNISH: PreferencesMessages = PreferencesMessages {
    heading: "Kieli ja ulkoasu",
    language: "Kieli",
    appearance: "Ulkoasu",
    system: "Sama kuin puhelimessa",
    light: "Vaalea",
    dark: "Tumma",
};

pub(crate) const SWEDISH: PreferencesMessages = PreferencesMessages {
    heading: "Språk och utseende",
    language: "Språk",
    appearance: "Utseende",
    system: "Som i telefonen",
    light: "Ljust",
    dark: "Mörkt",
};
