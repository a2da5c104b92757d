//! "My security": what a user can see and change about confirming logins. One file per section.

pub(super) mod confirmation;
pub(super) mod devices;
mod information;
mod logbook;
pub(super) mod unfreeze;

use axum::response::Response;
use backend_model::SessionView;
use maud::{Markup, html};

use super::layout::Page;
use super::page_request::{Browser, PageRequest};
use super::path;

/// Shows the page.
pub(super) async fn show(request: PageRequest) -> Response {
    match request.phase.logged_in() {
        Some(session) => request.browser.page(&page(&request.browser, session)),
        None => request.redirect_to_current_step(),
    }
}

fn page<'a>(browser: &Browser, session: &SessionView) -> Page<'a> {
    let messages = &browser.messages().security;
    let body = html! {
        h1 { (messages.heading) }
        @if session.is_frozen { (unfreeze::frozen_banner(browser)) }
        (devices::section(browser, session))
        (codes(browser, session))
        (confirmation::section(browser, session))
        (logbook::section(browser, session))
        (information::section(browser, session))
        a #back .button.quiet href=(path::START) { (browser.messages().frame.back_to_start) }
    };
    Page::new("security", messages.heading, body)
}

/// Section with the number of one-time passwords left.
fn codes(browser: &Browser, session: &SessionView) -> Markup {
    let (messages, list) = (&browser.messages().security, &browser.messages().code_list);
    html! {
        section #codes .card {
            h2 { (list.heading) }
            p data-left=(session.codes_left) { (list.left(session.codes_left)) }
            a #code-list .button.secondary href=(path::CODE_LIST) { (messages.new_list) }
        }
    }
}
