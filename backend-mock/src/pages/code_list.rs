//! The list of one-time passwords: how many are left, and a new list. Only the session that
//! requested the new list can read it, and only for a limited time.

use maud::html;

use super::components::{Emblem, form, username_line};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::Page;
use super::page_request::{Answer, PageRequest, Stop, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the new list if this session may still read it, otherwise how many codes are left.
pub(super) async fn show(request: PageRequest) -> Answer {
    let (session, browser) = (request.session(SessionPhase::may_connect)?, &request.browser);
    let is_new = matches!(request.phase, SessionPhase::Onboarding(..));
    let messages = &browser.messages().code_list;
    if let Some(codes) = browser.read(|state, id, now| state.new_list(id, now)) {
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
            ol #codes .code-list { @for code in &codes { li data-code=(code) { (code) } } }
            a #continue .button.primary href=(next) { (label) }
        };
        return Ok(browser.page(&Page::new("new-code-list", messages.new_list, body)));
    }
    if is_new {
        return Err(Stop::Redirect(path::ONBOARDING));
    }
    let left = session.user.codes_left();
    let renew = html! { button #renew .button.primary { (messages.renew) } };
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.heading) }
        p #codes-left data-left=(left) { (messages.left(left)) }
        p { (messages.renew_hint) }
        (form(path::CODE_LIST, &browser.csrf(), &renew))
        a #back .button.quiet href=(path::SECURITY) { (browser.messages().controls.back) }
    };
    Ok(browser.page(&Page::new("code-list", messages.heading, body)))
}

/// Replaces the list. The codes of the old list stop working.
pub(super) async fn renew(form: CsrfForm<NoFields>) -> Answer {
    let is_given = form.request.browser.update(|state, id, now| state.renew_list(id, now))?;
    if is_given { Ok(redirect(path::CODE_LIST)) } else { Err(form.request.to_current_step()) }
}
