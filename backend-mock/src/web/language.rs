//! Language of the pages: the one the user chose, otherwise the best match for `Accept-Language`.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::components::form;
use super::cookie::CookieName;
use super::csrf_form::CsrfForm;
use super::messages::{ENGLISH, FINNISH, Messages, SWEDISH};
use super::page_request::{Browser, redirect};
use super::path;
use super::refusal::{Refusal, Refused};

/// Language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Finnish,
    Swedish,
}

/// Fields of the form that chooses a language.
#[derive(Deserialize)]
pub(super) struct Choice {
    language: String,
    /// Path of the page to return to.
    to: String,
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
    fn own_name(self) -> &'static str {
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

/// Language switch at the foot of every page.
pub(super) fn switch(browser: &Browser) -> Markup {
    let inside = html! {
        input type="hidden" name="to" value=(browser.path);
        fieldset.languages {
            legend.unseen { (browser.messages().frame.language) }
            @for language in Language::ALL {
                button.language name="language" value=(language.tag()) lang=(language.tag())
                    aria-current=[(language == browser.language).then_some("true")] { (language.own_name()) }
            }
        }
    };
    form(path::LANGUAGE, &browser.csrf(), &inside)
}

/// Stores the choice in a cookie and redirects to the page where it was made.
pub(super) async fn choose(form: CsrfForm<Choice>) -> Result<Response, Refused> {
    let browser = &form.request.browser;
    let language =
        Language::from_tag(&form.fields.language).ok_or_else(|| browser.refuse(Refusal::BadForm))?;
    let back = if is_local_path(&form.fields.to) { &form.fields.to } else { path::ROOT };
    Ok(browser.site.cookies.set(CookieName::Language, language.tag(), redirect(back)))
}

/// Whether `address` is a plain path of this site. Anything else could redirect to a foreign site.
fn is_local_path(address: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    address.starts_with('/') && !address.starts_with("//") && address.bytes().all(is_plain)
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

    #[test]
    fn language_switch_redirects_only_within_the_site() {
        for ours in ["/", "/login", "/login/one-time-password"] {
            assert!(is_local_path(ours), "{ours}");
        }
        for foreign in [
            "",
            "login",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/login\r\nSet-Cookie: a=b",
            "/a?b",
        ] {
            assert!(!is_local_path(foreign), "{foreign}");
        }
    }
}
