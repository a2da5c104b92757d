//! Page that waits for the decision in the app: the number to type, the time left, and a button to
//! cancel. On a phone it links to the app, whose approval waits until this browser comes back. The
//! page updates by itself.

use axum::response::IntoResponse;
use backend_model::Challenge;
use key_protocol::link::ConfirmLink;
use maud::{Markup, html};

use super::components::{Emblem, form, number, time_left, username_line};
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::{LiveUpdates, Page};
use super::live_updates::version_stream;
use super::page_request::{Answer, Browser, PageRequest, Stop, redirect};
use super::path;
use super::session_phase::SessionPhase;
use super::user_agent::UserAgent;

/// Shows the page. After an approval it logs this browser in.
pub(super) async fn show(agent: UserAgent, request: PageRequest) -> Answer {
    let browser = &request.browser;
    let (session, login) = match &request.phase {
        SessionPhase::Waiting(session, login) | SessionPhase::Unreleased(session, login) => (session, login),
        SessionPhase::Approved => {
            let entered = browser.update(|state, id, now| state.enter_approved(id, now))?;
            // If another tab was faster, the browser has its new session already.
            let id = entered.ok_or(Stop::Redirect(path::ROOT))?;
            return Ok(browser.redirect_with_session(&id, path::START));
        }
        _ => return Err(request.to_current_step()),
    };
    let messages = &browser.messages().waiting;
    let body = html! {
        (Emblem::Phone.markup())
        (username_line(browser, session))
        h1 { (messages.heading) }
        @if login.awaits_release() {
            (ask_again(browser))
        } @else {
            (app_instructions(browser, login, messages.approve))
            @if agent.is_mobile() { (open_app(browser, login)) }
        }
        p.hint { (messages.goes_on) }
        p.hint { (messages.nothing_there) }
        (form(path::CANCEL, &browser.csrf(), &html! { button #cancel .button.secondary { (browser.messages().controls.cancel) } }))
    };
    let live = LiveUpdates { events: path::WAITING_EVENTS, version: request.phase.version() };
    Ok(browser.page(&Page { live: Some(live), ..Page::new("waiting", messages.heading, body) }))
}

/// Link to the app on the same phone, with the secret of this page in place of the number.
pub(super) fn open_app(browser: &Browser, login: &Challenge) -> Markup {
    let (origin, challenge) = (browser.site.origin().clone(), login.claims.id.clone());
    let link = ConfirmLink { origin, challenge, handoff: login.handoff.clone() };
    html! { a #open-app .button.primary href=(link.to_app()) { (browser.messages().connect.open) } }
}

/// Button that asks the app again, with a number, instead of waiting for the release.
fn ask_again(browser: &Browser) -> Markup {
    let inside = html! {
        input type="hidden" name="method" value="app";
        button #try-again .button.primary { (browser.messages().controls.try_again) }
    };
    form(path::METHOD, &browser.csrf(), &inside)
}

/// Cancels the challenge. A decision that came first stays.
pub(super) async fn cancel(form: CsrfForm<NoFields>) -> Answer {
    form.request.browser.update(|state, id, now| state.cancel_requested(id, now))?;
    Ok(redirect(path::ROOT))
}

pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    version_stream(browser, |browser, _| (browser.read(SessionPhase::of).version(), None))
}

/// Instructions for the app, with the time left.
pub(super) fn app_instructions(browser: &Browser, challenge: &Challenge, approve: &str) -> Markup {
    let messages = &browser.messages().waiting;
    let lifetime = browser.site.backend.settings.challenge_lifetime.unsigned_abs();
    html! {
        @if let Some(digits) = &challenge.number {
            p { (messages.type_number) }
            (number(messages.number, digits))
        } @else {
            p { (approve) }
        }
        (time_left(messages.time_left, browser.seconds_until(challenge.claims.exp), lifetime))
    }
}
