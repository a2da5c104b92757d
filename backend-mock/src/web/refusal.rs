//! Pages for what cannot be answered. They tell nothing of why beyond what helps to go on.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use maud::html;

use super::layout::Page;
use super::parts::Emblem;
use super::path;
use super::site::Site;
use super::words::Words;

/// What cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No such page.
    NotFound,
    /// Not with this method.
    MethodNotAllowed,
    /// The form was made for another session, or before a restart.
    FormExpired,
    /// The form is none of ours.
    BadForm,
    /// The form is longer than any of ours.
    TooLarge,
    /// The change could not be written down.
    NotKept,
}

impl Refusal {
    /// The page that says so.
    pub(super) fn answer(self, words: &Words) -> Response {
        let texts = &words.refusal;
        let heading = (texts.heading)(self);
        let body = html! {
            (Emblem::Stopped.markup())
            h1 { (heading) }
            p { ((texts.text)(self)) }
            a #continue .button.primary href=(path::ROOT) { (texts.go_on) }
        };
        let page = Page::new(self.name(), heading, body).framed(words);
        (self.status(), page).into_response()
    }

    fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::FormExpired => "form-expired",
            Self::BadForm => "bad-form",
            Self::TooLarge => "too-large",
            Self::NotKept => "not-kept",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::FormExpired => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotKept => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// Answers for every path that is none.
pub(super) async fn not_found(State(site): State<Arc<Site>>) -> Response {
    Refusal::NotFound.answer(site.words)
}

/// Answers for every method that a path does not have.
pub(super) async fn method_not_allowed(State(site): State<Arc<Site>>) -> Response {
    Refusal::MethodNotAllowed.answer(site.words)
}
