//! Texts of the choice of language and appearance.

/// Texts of the preferences.
#[derive(Clone, Copy, Debug)]
pub struct PreferencesMessages {
    /// Heading of the screen.
    pub heading: &'static str,
    /// Label of the language choice.
    pub language: &'static str,
    /// Label of the appearance choice.
    pub appearance: &'static str,
    /// Option that follows the phone's setting.
    pub system: &'static str,
    /// Option for light appearance.
    pub light: &'static str,
    /// Option for dark appearance.
    pub dark: &'static str,
}

pub(crate) const ENGLISH: PreferencesMessages = PreferencesMessages {
    heading: "Language and appearance",
    language: "Language",
    appearance: "Appearance",
    system: "Same as phone",
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
