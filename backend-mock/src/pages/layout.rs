//! The frame around every page: head, header, main element and footer.

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse as _, Response};
use maud::{DOCTYPE, Markup, html};

use super::components::Problem;
use super::page_request::Browser;
use super::{asset, language_switch};

/// Seconds between reloads of a page with live updates if scripts are off.
const WITHOUT_SCRIPT: u8 = 5;

/// Content of a page, without its frame.
pub(crate) struct Page<'a> {
    /// Page name in `data-page`, for browser tests.
    pub(crate) name: &'static str,
    /// Title of the document, which screen readers read first.
    pub(crate) title: &'a str,
    /// Problem that the page reports, which decides the status of the response.
    pub(crate) problem: Option<&'a Problem>,
    /// Variant of the page in `data-reason`, for browser tests.
    pub(crate) reason: Option<&'static str>,
    pub(crate) live: Option<LiveUpdates>,
    /// Whether the page loads `connect.js`, which builds the link that opens the app.
    pub(crate) opens_app: bool,
    pub(crate) offers_languages: bool,
    /// Content, from the heading down.
    pub(crate) body: Markup,
}

/// Event stream and version by which a waiting page learns that it is out of date.
pub(crate) struct LiveUpdates {
    /// Path of the event stream with the current version.
    pub(crate) events: &'static str,
    pub(crate) version: String,
}

impl<'a> Page<'a> {
    /// A page without a problem and without live updates.
    pub(crate) fn new(name: &'static str, title: &'a str, body: Markup) -> Self {
        Self {
            name,
            title,
            problem: None,
            reason: None,
            live: None,
            opens_app: false,
            offers_languages: true,
            body,
        }
    }

    /// The whole document, in the language of `browser`.
    pub(crate) fn framed(&self, browser: &Browser) -> Markup {
        let frame = &browser.messages().frame;
        html! {
            (DOCTYPE)
            html lang=(browser.language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title {
                        @if self.problem.is_some() { (frame.problem) ": " }
                        (self.title) " – " (frame.service)
                    }
                    link rel="icon" type="image/svg+xml" href=(asset::ICON);
                    link rel="stylesheet" href=(asset::STYLE);
                    script src=(asset::ONCE) defer {}
                    @if self.opens_app { script src=(asset::CONNECT) defer {} }
                    @if self.live.is_some() {
                        script src=(asset::LIVE) defer {}
                        noscript { meta http-equiv="refresh" content=(WITHOUT_SCRIPT); }
                    }
                }
                body {
                    a.skip href="#main" { (frame.skip) }
                    header.top { span.wordmark { (frame.service) } }
                    main #main
                        data-page=(self.name)
                        data-reason=[self.reason]
                        data-live=[self.live.as_ref().map(|live| live.events)]
                        data-shows=[self.live.as_ref().map(|live| &live.version)] {
                        div.panel { (self.body) }
                    }
                    footer.foot {
                        @if self.offers_languages { (language_switch::switch(browser)) }
                        p { (frame.about) }
                    }
                }
            }
        }
    }
}

impl Browser {
    /// Responds with a page: status 200, or 422 if it reports a problem, or 429 with `Retry-After`.
    pub(crate) fn page(&self, page: &Page<'_>) -> Response {
        let mut response = page.framed(self).into_response();
        if let Some(problem) = page.problem {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            if let Some(seconds) = problem.retry_after {
                *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
            }
        }
        if self.is_new { self.set_session(&self.id, response) } else { response }
    }
}
