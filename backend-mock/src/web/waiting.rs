//! Page that waits for the decision in the app: the number to type, the time left, and a button to
//! cancel. The page updates by itself.

use axum::response::{IntoResponse, Response};
use backend_model::{SessionView, Waiting};
use maud::{Markup, html};

use super::components::{Emblem, form, number, time_left, username_line};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::{LiveUpdates, Page};
use super::live_updates::{self, LiveState};
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the page. After an approval it logs this browser in.
pub(super) async fn show(request: PageRequest) -> Result<Response, Refused> {
    Ok(match &request.phase {
        SessionPhase::Waiting(session, login) => request.browser.page(&page(&request, session, login)),
        SessionPhase::Approved => {
            let entered = request.browser.update(|state, id, now| state.enter_approved(id, now))?;
            match entered {
                Some(id) => request.browser.redirect_with_session(&id, path::START),
                // Another tab was faster: the browser has its new session already.
                None => redirect(path::ROOT),
            }
        }
        _ => request.redirect_to_current_step(),
    })
}

/// Cancels the challenge. A decision that came first stays.
pub(super) async fn cancel(form: CsrfForm<NoFields>) -> Result<Response, Refused> {
    form.request.browser.update(|state, id, now| state.cancel_requested(id, now))?;
    Ok(redirect(path::ROOT))
}

/// Streams the version of the page.
pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    live_updates::version_stream(browser, |state, id, now| {
        let phase = SessionPhase::of(state, id, now);
        LiveState { version: phase.version(), recheck_at: None }
    })
}

/// Instructions for the app, with the time left.
pub(super) fn app_instructions(browser: &Browser, challenge: &Waiting, approve: &str) -> Markup {
    let messages = &browser.messages().waiting;
    let lifetime = browser.site.backend.settings.challenge_lifetime.unsigned_abs();
    html! {
        @if let Some(digits) = &challenge.number {
            p { (messages.type_number) }
            (number(messages.number, digits))
        } @else {
            p { (approve) }
        }
        (time_left(messages.time_left, browser.seconds_until(challenge.expires_at), lifetime))
    }
}

fn page<'a>(request: &PageRequest, session: &SessionView, login: &Waiting) -> Page<'a> {
    let browser = &request.browser;
    let messages = &browser.messages().waiting;
    let body = html! {
        (Emblem::Phone.markup())
        (username_line(browser, session))
        h1 { (messages.heading) }
        (app_instructions(browser, login, messages.approve))
        p.hint { (messages.goes_on) }
        p.hint { (messages.nothing_there) }
        (form(path::CANCEL, &browser.csrf(), &html! { button #cancel .button.secondary { (browser.messages().controls.cancel) } }))
    };
    let live = LiveUpdates { events: path::WAITING_EVENTS, version: request.phase.version() };
    Page { live: Some(live), ..Page::new("waiting", messages.heading, body) }
}
