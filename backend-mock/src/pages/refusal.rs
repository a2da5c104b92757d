//! Pages for requests that are refused. They reveal no more of the reason than the user needs to
//! continue.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use key_messages::pages::Refusal;
use maud::html;

use super::components::Emblem;
use super::layout::Page;
use super::page_request::{Browser, Stop, redirect};
use super::path;

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let (refusal, browser) = match self {
            Self::Redirect(path) => return redirect(path),
            Self::Refuse(refusal, browser) => (refusal, browser),
        };
        let texts = &browser.messages().refusal;
        let heading = texts.heading(refusal);
        let body = html! {
            (Emblem::Stopped.markup())
            h1 { (heading) }
            p { (texts.text(refusal)) }
            a #continue .button.primary href=(path::ROOT) { (texts.go_on) }
        };
        // No session cookie and no language switch: the page is the same for every browser.
        let page = Page { offers_languages: false, ..Page::new(name(refusal), heading, body) };
        (status(refusal), page.framed(&browser)).into_response()
    }
}

fn name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NotFound => "not-found",
        Refusal::MethodNotAllowed => "method-not-allowed",
        Refusal::FormExpired => "form-expired",
        Refusal::BadForm => "bad-form",
        Refusal::TooLarge => "too-large",
        Refusal::NotSaved => "not-kept",
    }
}

fn status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Refusal::FormExpired => StatusCode::FORBIDDEN,
        Refusal::BadForm => StatusCode::BAD_REQUEST,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
    }
}

pub(crate) async fn not_found(browser: Browser) -> Stop {
    browser.refuse(Refusal::NotFound)
}

pub(crate) async fn method_not_allowed(browser: Browser) -> Stop {
    browser.refuse(Refusal::MethodNotAllowed)
}
