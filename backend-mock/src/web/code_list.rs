//! The list of one-time passwords: how many are left, and a new list. Only the session that
//! requested the new list can read it, and only for a limited time.

use axum::response::Response;
use backend_model::SessionView;
use maud::{Markup, html};

use super::components::{Emblem, form, username_line};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the new list if this session may still read it, otherwise how many codes are left.
pub(super) async fn show(request: PageRequest) -> Response {
    let Some(session) = request.phase.may_connect() else { return request.redirect_to_current_step() };
    let is_new = matches!(request.phase, SessionPhase::Onboarding(..));
    match request.browser.read(|state, id, now| state.new_list(id, now)) {
        Some(codes) => request.browser.page(&new_list(&request.browser, session, &codes, is_new)),
        None if is_new => redirect(path::ONBOARDING),
        None => request.browser.page(&page(&request.browser, session)),
    }
}

/// Replaces the list. The codes of the old list stop working.
pub(super) async fn renew(form: CsrfForm<NoFields>) -> Result<Response, Refused> {
    let is_given = form.request.browser.update(|state, id, now| state.renew_list(id, now))?;
    Ok(if is_given { redirect(path::CODE_LIST) } else { form.request.redirect_to_current_step() })
}

fn page<'a>(browser: &Browser, session: &SessionView) -> Page<'a> {
    let messages = &browser.messages().code_list;
    let renew = html! { button #renew .button.primary { (messages.renew) } };
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.heading) }
        p #codes-left data-left=(session.codes_left) { (messages.left(session.codes_left)) }
        p { (messages.renew_hint) }
        (form(path::CODE_LIST, &browser.csrf(), &renew))
        a #back .button.quiet href=(path::SECURITY) { (browser.messages().controls.back) }
    };
    Page::new("code-list", messages.heading, body)
}

fn new_list<'a>(browser: &Browser, session: &SessionView, codes: &[String], is_new: bool) -> Page<'a> {
    let messages = &browser.messages().code_list;
    let (next, label) = if is_new {
        (path::ONE_TIME_PASSWORD, messages.use_first)
    } else {
        (path::START, browser.messages().frame.go_on)
    };
    let body = html! {
        (Emblem::Done.markup())
        (username_line(browser, session))
        h1 { (messages.new_list) }
        p { (messages.keep) }
        (list(codes))
        a #continue .button.primary href=(next) { (label) }
    };
    Page::new("new-code-list", messages.new_list, body)
}

fn list(codes: &[String]) -> Markup {
    html! { ol #codes .code-list { @for code in codes { li data-code=(code) { (code) } } } }
}
