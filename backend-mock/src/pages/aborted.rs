//! The "Login aborted" page: the reason, and the ways to try again.

use maud::html;

use super::components::{Emblem, form, outcome_name, quiet_button, username_line};
use super::layout::Page;
use super::page_request::{Answer, PageRequest};
use super::path;
use super::session_phase::SessionPhase;

pub(super) async fn show(request: PageRequest) -> Answer {
    let SessionPhase::Aborted(session, reason, login) = &request.phase else {
        return Err(request.to_current_step());
    };
    let browser = &request.browser;
    let (messages, frame, csrf) = (&browser.messages().aborted, &browser.messages().frame, browser.csrf());
    let again = html! {
        input type="hidden" name="method" value="app";
        button #try-again .button.primary { (browser.messages().controls.try_again) }
    };
    let body = html! {
        (Emblem::Stopped.markup())
        (username_line(browser, session))
        h1 { (messages.heading) }
        p.strong { (messages.what(*reason, login.by_device())) }
        p { (messages.next(*reason)) }
        @if session.user.is_frozen {
            a #one-time-password .button.primary href=(path::ONE_TIME_PASSWORD) { (messages.one_time_password) }
        } @else {
            (form(path::METHOD, &csrf, &again))
        }
        a #another-way .button.secondary href=(path::METHOD) { (frame.another_way) }
        (quiet_button(path::LOGOUT, &csrf, "cancel", frame.someone_else))
    };
    let page = Page::new("aborted", messages.heading, body);
    Ok(browser.page(&Page { reason: login.outcome().map(outcome_name), ..page }))
}
