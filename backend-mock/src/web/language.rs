//! Language of the pages: the one the user chose, otherwise the best match for `Accept-Language`.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;

use super::messages::{ENGLISH, FINNISH, Messages, SWEDISH};

/// Language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Finnish,
    Swedish,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub(super) const ALL: [Self; 3] = [Self::Finnish, Self::Swedish, Self::English];

    /// Language tag (BCP 47).
    pub(super) fn tag(self) -> &'static str {
        self.messages().tag
    }

    /// Messages in this language.
    pub(super) fn messages(self) -> &'static Messages {
        match self {
            Self::English => &ENGLISH,
            Self::Finnish => &FINNISH,
            Self::Swedish => &SWEDISH,
        }
    }

    /// Name of the language in the language itself.
    pub(super) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Finnish => "Suomi",
            Self::Swedish => "Svenska",
        }
    }

    /// Language of a tag, by its primary subtag: `sv-FI` is Swedish.
    pub(super) fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Language with the highest weight in `Accept-Language` (RFC 9110 §12.5.4), or English if
    /// there is no match.
    pub(super) fn from_accept_language(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
        let mut best: Option<(Self, f32)> = None;
        for (language, weight) in lines.flat_map(|line| line.split(',')).filter_map(parse_language_range) {
            // Among equal weights the first one wins, which is what browsers mean by the order.
            if weight > 0.0 && best.is_none_or(|(_, other)| weight > other) {
                best = Some((language, weight));
            }
        }
        best.map_or(Self::English, |(language, _)| language)
    }
}

/// Parses a range such as `fi-FI;q=0.8`. `None` for `*` and for languages that the pages do not
/// have.
fn parse_language_range(text: &str) -> Option<(Language, f32)> {
    let (tag, parameter) = text.split_once(';').unwrap_or((text, "q=1"));
    let weight = parameter.trim().strip_prefix(['q', 'Q'])?.strip_prefix('=')?.parse().ok()?;
    Some((Language::from_tag(tag.trim())?, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_accept_language(line: &str) -> Language {
        Language::from_accept_language(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, line.parse().unwrap())]))
    }

    #[test]
    fn supported_language_with_the_highest_weight_is_chosen() {
        for (line, language) in [
            ("fi", Language::Finnish),
            ("fi-FI,fi;q=0.9,en;q=0.8", Language::Finnish),
            ("SV-fi", Language::Swedish),
            ("en;Q=0.2, sv;Q=0.4", Language::Swedish),
            ("de, sv;q=0.7, en;q=0.3", Language::Swedish),
            ("en;q=0.3, sv;q=0.7", Language::Swedish),
            ("fi;q=0, en;q=0.1", Language::English),
            ("sv, fi", Language::Swedish),
            ("de, *", Language::English),
            ("fi;q=banana, sv", Language::Swedish),
            ("filipino, fil", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(from_accept_language(line), language, "{line}");
        }
        assert_eq!(Language::from_accept_language(&HeaderMap::new()), Language::English);
    }
}
