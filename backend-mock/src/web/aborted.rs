//! The "Login aborted" page: the reason, and the ways to try again.

use axum::response::Response;
use backend_model::SessionView;
use key_messages::pages::Reason;
use maud::html;

use super::components::{Emblem, form, quiet_button, username_line};
use super::layout::Page;
use super::page_request::{Browser, PageRequest};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the reason of an aborted login.
pub(super) async fn show(request: PageRequest) -> Response {
    match &request.phase {
        SessionPhase::Aborted(session, reason, login) => {
            let page = page(&request.browser, session, *reason, login.by_device.as_deref());
            request.browser.page(&page)
        }
        _ => request.redirect_to_current_step(),
    }
}

fn page<'a>(browser: &Browser, session: &SessionView, reason: Reason, by_device: Option<&str>) -> Page<'a> {
    let (messages, frame, csrf) = (&browser.messages().aborted, &browser.messages().frame, browser.csrf());
    let again = html! {
        input type="hidden" name="method" value="app";
        button #try-again .button.primary { (browser.messages().controls.try_again) }
    };
    let body = html! {
        (Emblem::Stopped.markup())
        (username_line(browser, session))
        h1 { (messages.heading) }
        p.strong { (messages.what(reason, by_device)) }
        p { (messages.next(reason)) }
        @if session.is_frozen {
            a #one-time-password .button.primary href=(path::ONE_TIME_PASSWORD) { (messages.one_time_password) }
        } @else {
            (form(path::METHOD, &csrf, &again))
        }
        a #another-way .button.secondary href=(path::METHOD) { (frame.another_way) }
        (quiet_button(path::LOGOUT, &csrf, "cancel", frame.someone_else))
    };
    Page { reason: Some(name(reason)), ..Page::new("aborted", messages.heading, body) }
}

/// Name of a reason in the page, for browser tests.
pub(super) fn name(reason: Reason) -> &'static str {
    match reason {
        Reason::Denied => "denied",
        Reason::Reported => "reported",
        Reason::WrongNumber => "wrong-number",
        Reason::Expired => "expired",
        Reason::Cancelled => "cancelled",
    }
}
