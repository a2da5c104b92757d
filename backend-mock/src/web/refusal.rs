//! Pages for requests that are refused. They reveal no more of the reason than the user needs to
//! continue.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::components::Emblem;
use super::layout::Page;
use super::page_request::{Browser, Refused};
use super::path;
use super::reasons::Refusal;

impl IntoResponse for Refused {
    /// Renders the page with the reason.
    fn into_response(self) -> Response {
        let (refusal, texts) = (self.refusal, &self.browser.messages().refusal);
        let heading = (texts.heading)(refusal);
        let body = html! {
            (Emblem::Stopped.markup())
            h1 { (heading) }
            p { ((texts.text)(refusal)) }
            a #continue .button.primary href=(path::ROOT) { (texts.go_on) }
        };
        // No session cookie and no language switch: the page is the same for every browser.
        let page = Page { offers_languages: false, ..Page::new(refusal.name(), heading, body) };
        (refusal.status(), page.framed(&self.browser)).into_response()
    }
}

impl Refusal {
    fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::FormExpired => "form-expired",
            Self::BadForm => "bad-form",
            Self::TooLarge => "too-large",
            Self::NotSaved => "not-kept",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::FormExpired => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// Fallback for unknown paths.
pub(super) async fn not_found(browser: Browser) -> Refused {
    browser.refuse(Refusal::NotFound)
}

/// Fallback for unsupported methods.
pub(super) async fn method_not_allowed(browser: Browser) -> Refused {
    browser.refuse(Refusal::MethodNotAllowed)
}
