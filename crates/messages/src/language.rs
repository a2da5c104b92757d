//! Choice of the language.

use key_view::LanguageChoice;

/// Language of the app and the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, also the fallback for all other languages.
    English,
    /// Finnish.
    Finnish,
    /// Swedish.
    Swedish,
}

impl Language {
    /// Returns the chosen language, or the one for the system's `tag` if the choice is to follow
    /// the system.
    pub fn chosen(choice: LanguageChoice, tag: &str) -> Self {
        match choice {
            LanguageChoice::System => Self::from_tag(tag),
            LanguageChoice::English => Self::English,
            LanguageChoice::Finnish => Self::Finnish,
            LanguageChoice::Swedish => Self::Swedish,
        }
    }

    /// All languages.
    pub const ALL: [Self; 3] = [Self::English, Self::Finnish, Self::Swedish];

    /// Returns the language for a language tag (BCP 47, `fi-FI`) or a POSIX locale name
    /// (`fi_FI.UTF-8`).
    pub fn from_tag(tag: &str) -> Self {
        Self::matching(tag).unwrap_or(Self::English)
    }

    /// Returns the language that the primary subtag of `tag` names; none for any other language.
    pub fn matching(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Name of the language in that language.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Finnish => "Suomi",
            Self::Swedish => "Svenska",
        }
    }

    /// Language tag (BCP 47), for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Finnish => "fi",
            Self::Swedish => "sv",
        }
    }
}

#[cfg(test)]
mod tests {
    use key_view::LanguageChoice;

    use super::Language;

    #[test]
    fn only_the_primary_subtag_selects_the_language() {
        for (tag, expected) in [
            ("fi", Language::Finnish),
            ("fi-FI", Language::Finnish),
            ("FI_fi.UTF-8", Language::Finnish),
            ("sv-FI", Language::Swedish),
            ("sv_SE@euro", Language::Swedish),
            ("en-GB", Language::English),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }

    #[test]
    fn unsupported_language_falls_back_to_english() {
        for tag in ["de-DE", "fil-PH", "svk", "C", ""] {
            assert_eq!(Language::from_tag(tag), Language::English, "{tag}");
        }
    }

    #[test]
    fn explicit_choice_overrides_the_system() {
        assert_eq!(Language::chosen(LanguageChoice::System, "sv-FI"), Language::Swedish);
        assert_eq!(Language::chosen(LanguageChoice::Finnish, "sv-FI"), Language::Finnish);
    }

    #[test]
    fn language_tag_round_trips() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), language);
        }
    }
}
