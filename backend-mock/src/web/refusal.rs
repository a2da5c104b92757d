//! Pages for what cannot be answered. They tell nothing of why beyond what helps to go on.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::components::Emblem;
use super::layout::Page;
use super::page_request::Browser;
use super::path;

/// What cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No such page.
    NotFound,
    /// Not with this method.
    MethodNotAllowed,
    /// The form was made for another browser or session.
    FormExpired,
    /// The form is none of ours.
    BadForm,
    /// The form is longer than any of ours.
    TooLarge,
    /// The change could not be written down.
    NotSaved,
}

/// A refusal, and whose request is refused.
pub(super) struct Refused {
    pub(super) refusal: Refusal,
    pub(super) browser: Browser,
}

impl IntoResponse for Refused {
    /// The page that says so.
    fn into_response(self) -> Response {
        let (refusal, texts) = (self.refusal, &self.browser.messages().refusal);
        let heading = (texts.heading)(refusal);
        let body = html! {
            (Emblem::Stopped.markup())
            h1 { (heading) }
            p { ((texts.text)(refusal)) }
            a #continue .button.primary href=(path::ROOT) { (texts.go_on) }
        };
        // Nothing to choose and no session to begin: it is the same for whoever asks.
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

/// Answers for every path that is none.
pub(super) async fn not_found(browser: Browser) -> Refused {
    browser.refuse(Refusal::NotFound)
}

/// Answers for every method that a path does not have.
pub(super) async fn method_not_allowed(browser: Browser) -> Refused {
    browser.refuse(Refusal::MethodNotAllowed)
}
