//! Language of a page for a user who has not chosen one: the best match for `Accept-Language`.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use key_messages::Language;

/// Returns the language with the highest weight in `Accept-Language` (RFC 9110 §12.5.4), or English
/// if there is no match.
pub(super) fn accepted(headers: &HeaderMap) -> Language {
    let lines = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    let mut best: Option<(Language, f32)> = None;
    for (language, weight) in lines.flat_map(|line| line.split(',')).filter_map(parse_language_range) {
        // Among equal weights the first one wins, which is what browsers mean by the order.
        if weight > 0.0 && best.is_none_or(|(_, other)| weight > other) {
            best = Some((language, weight));
        }
    }
    best.map_or(Language::English, |(language, _)| language)
}

/// Parses a range such as `fi-FI;q=0.8`. `None` for `*` and for languages that the pages do not
/// have.
fn parse_language_range(text: &str) -> Option<(Language, f32)> {
    let (tag, parameter) = text.split_once(';').unwrap_or((text, "q=1"));
    let weight = parameter.trim().strip_prefix(['q', 'Q'])?.strip_prefix('=')?.parse().ok()?;
    Some((Language::matching(tag.trim())?, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted_by(line: &str) -> Language {
        accepted(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, line.parse().unwrap())]))
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
            assert_eq!(accepted_by(line), language, "{line}");
        }
        assert_eq!(accepted(&HeaderMap::new()), Language::English);
    }
}
