//! Style sheet, scripts and icon of the pages. They are compiled in, so they always match the
//! pages.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

pub(super) const STYLE: &str = "/assets/style.css";
pub(super) const ONCE: &str = "/assets/once.js";
pub(super) const LIVE: &str = "/assets/live.js";
pub(super) const CONNECT: &str = "/assets/connect.js";
pub(super) const ICON: &str = "/assets/icon.svg";

const STYLE_SHEET: &str = concat!(
    include_str!("assets/tokens.css"),
    include_str!("assets/base.css"),
    include_str!("assets/page.css"),
    include_str!("assets/forms.css"),
    include_str!("assets/components.css"),
    include_str!("assets/sections.css"),
    include_str!("assets/console.css"),
);

/// Routes that serve the assets.
pub(super) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let file = |content_type: &'static str, text: &'static str| {
        get(move || async move { ([(CONTENT_TYPE, content_type)], text) })
    };
    Router::new()
        .route(STYLE, file("text/css; charset=utf-8", STYLE_SHEET))
        .route(ONCE, file("text/javascript; charset=utf-8", include_str!("assets/once.js")))
        .route(LIVE, file("text/javascript; charset=utf-8", include_str!("assets/live.js")))
        .route(CONNECT, file("text/javascript; charset=utf-8", include_str!("assets/connect.js")))
        .route(ICON, file("image/svg+xml", include_str!("assets/icon.svg")))
}
