//! Style sheet, scripts and icon of the pages. They are compiled in, so they always match the
//! pages.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

pub(super) const STYLE: &str = "/assets/style.css";
pub(super) const ONCE: &str = "/assets/once.js";
pub(super) const LIVE: &str = "/assets/live.js";
pub(super) const CONNECT: &str = "/assets/connect.js";
pub(super) const ICON: &str = "/assets/icon.svg";

/// Colours and sizes, the same as the app's.
const TOKENS: &str = include_str!("../../../ui/styles/tokens.css");

/// Selector of the app's dark colours. The app knows which appearance is chosen; the pages follow
/// the browser's preference, without a script.
const DARK: &str = ":root[data-appearance=\"dark\"]";

const LAYOUT: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/page.css"),
    include_str!("assets/forms.css"),
    include_str!("assets/components.css"),
    include_str!("assets/sections.css"),
    include_str!("assets/console.css"),
);

static STYLE_SHEET: LazyLock<String> = LazyLock::new(|| dark_by_preference(TOKENS) + LAYOUT);

/// Returns `tokens` with its dark blocks under the media query `prefers-color-scheme`.
fn dark_by_preference(tokens: &str) -> String {
    let mut blocks = tokens.split(DARK);
    let mut sheet = blocks.next().unwrap_or_default().to_owned();
    for rest in blocks {
        let (block, after) = rest.split_once('}').unwrap_or((rest, ""));
        sheet += &format!("@media (prefers-color-scheme: dark) {{ :root{block}}} }}{after}");
    }
    sheet
}

pub(super) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let file = |content_type: &'static str, text: &'static str| {
        get(move || async move { ([(CONTENT_TYPE, content_type)], text) })
    };
    Router::new()
        .route(STYLE, file("text/css; charset=utf-8", &STYLE_SHEET))
        .route(ONCE, file("text/javascript; charset=utf-8", include_str!("assets/once.js")))
        .route(LIVE, file("text/javascript; charset=utf-8", include_str!("assets/live.js")))
        .route(CONNECT, file("text/javascript; charset=utf-8", include_str!("assets/connect.js")))
        .route(ICON, file("image/svg+xml", include_str!("assets/icon.svg")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_colours_follow_the_browsers_preference_also_with_more_contrast() {
        let tokens = ":root { --a: 1 }\n:root[data-appearance=\"dark\"] { --a: 2 }\n\
                      @media (prefers-contrast: more) { :root[data-appearance=\"dark\"] { --a: 3 } }";
        let expected = ":root { --a: 1 }\n@media (prefers-color-scheme: dark) { :root { --a: 2 } }\n\
                        @media (prefers-contrast: more) { @media (prefers-color-scheme: dark) { :root { --a: 3 } } }";
        assert_eq!(dark_by_preference(tokens), expected);
        assert!(TOKENS.matches(DARK).count() == 2, "one palette, and one with more contrast");
    }
}
