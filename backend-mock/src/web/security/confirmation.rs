//! Confirmations in the app other than a login: a payment, or an identification to customer
//! service.

use axum::response::{IntoResponse, Response};
use backend_model::{ConfirmationRequest, SessionView, Waiting};
use key_messages::pages::{ChallengeKind, MethodProblem, PageMessages, Refusal};
use key_protocol::challenge::{Detail, Kind};
use key_protocol::decision::Outcome;
use maud::{Markup, html};
use serde::Deserialize;

use crate::web::components::{Emblem, form, username_line};
use crate::web::csrf_form::{CsrfForm, NoFields};
use crate::web::layout::{LiveUpdates, Page};
use crate::web::live_updates::{self, LiveState};
use crate::web::method::{in_words, problem_of};
use crate::web::page_request::{Browser, PageRequest, Refused, redirect};
use crate::web::path;
use crate::web::session_phase::reason;
use crate::web::waiting::app_instructions;

/// Fields of the form.
#[derive(Deserialize)]
pub(in crate::web) struct Choice {
    kind: Kind,
}

/// Shows the open challenge, or how it ended.
pub(in crate::web) async fn show(request: PageRequest) -> Response {
    let Some(session) = request.phase.logged_in() else { return request.redirect_to_current_step() };
    match request.browser.read(|state, id, now| state.waiting(id, now)) {
        Some(challenge) => request.browser.page(&page(&request.browser, session, &challenge)),
        None => redirect(path::SECURITY),
    }
}

/// Issues a challenge for a payment or an identification.
pub(in crate::web) async fn start(form: CsrfForm<Choice>) -> Result<Response, Refused> {
    let browser = &form.request.browser;
    let Some(session) = form.request.phase.logged_in() else {
        return Ok(form.request.redirect_to_current_step());
    };
    let asked = match form.fields.kind {
        Kind::Payment => ConfirmationRequest::Payment(payment(browser.messages())),
        Kind::Identification => ConfirmationRequest::Identification,
        Kind::Login => return Err(browser.refuse(Refusal::BadForm)),
    };
    let settings = &browser.site.backend.settings;
    let asked = browser.update(|state, id, now| state.request_confirmation(id, asked, settings, now))?;
    Ok(match asked.map_err(problem_of) {
        Ok(_) => redirect(path::CONFIRMATION),
        Err(Some(problem)) => refuse(browser, session, problem),
        Err(None) => browser.redirect_to_login(),
    })
}

/// Cancels the challenge. A decision that came first stays.
pub(in crate::web) async fn cancel(form: CsrfForm<NoFields>) -> Result<Response, Refused> {
    form.request.browser.update(|state, id, now| state.cancel_requested(id, now))?;
    Ok(redirect(path::CONFIRMATION))
}

/// Streams the version of the page.
pub(in crate::web) async fn events(browser: Browser) -> impl IntoResponse {
    live_updates::version_stream(browser, |state, id, now| LiveState {
        version: state.waiting(id, now).map_or_else(String::new, |challenge| version(&challenge)),
        recheck_at: None,
    })
}

/// Section with the buttons that issue a challenge.
pub(super) fn section(browser: &Browser, session: &SessionView) -> Markup {
    let messages = &browser.messages().confirmation;
    let ask = |kind: &str, label: &str| {
        let inside = html! {
            input type="hidden" name="kind" value=(kind);
            button.button.secondary id=(kind) { (label) }
        };
        form(path::CONFIRMATION, &browser.csrf(), &inside)
    };
    html! {
        section #confirm .card {
            h2 { (messages.section) }
            @if session.devices == 0 {
                p { (messages.no_device) }
            } @else if session.is_frozen {
                p { (messages.frozen) }
            } @else {
                (ask("payment", messages.issue_payment))
                (ask("identification", messages.issue_identification))
            }
        }
    }
}

/// Details of a sample payment.
pub(in crate::web) fn payment(messages: &PageMessages) -> Vec<Detail> {
    let values = ["Paperi ja Kynä Oy", "FI21 1234 5600 0007 85", "1 240,00 EUR", "1234561"];
    let messages = messages.confirmation;
    let labels = [messages.payee, messages.account, messages.amount, messages.reference];
    let detail = |(label, value): (&str, &str)| Detail { label: label.to_owned(), value: value.to_owned() };
    labels.into_iter().zip(values).map(detail).collect()
}

/// The kind of a challenge, as the catalogue of sentences names it.
pub(super) fn challenge_kind(kind: Kind) -> ChallengeKind {
    match kind {
        Kind::Login => ChallengeKind::Login,
        Kind::Payment => ChallengeKind::Payment,
        Kind::Identification => ChallengeKind::Identification,
    }
}

fn version(challenge: &Waiting) -> String {
    format!("{} {:?}", challenge.id, challenge.outcome)
}

fn refuse(browser: &Browser, session: &SessionView, problem: MethodProblem) -> Response {
    let problem = in_words(problem, browser);
    let messages = &browser.messages().confirmation;
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.section) }
        (problem.markup())
        a #back .button.primary href=(path::SECURITY) { (browser.messages().controls.back) }
    };
    browser.problem_page(&problem, Page::new("confirmation", messages.section, body))
}

fn page<'a>(browser: &Browser, session: &SessionView, challenge: &Waiting) -> Page<'a> {
    let messages = &browser.messages().confirmation;
    let heading = messages.heading(challenge_kind(challenge.kind));
    let live = LiveUpdates { events: path::CONFIRMATION_EVENTS, version: version(challenge) };
    match challenge.outcome {
        None => Page {
            live: Some(live),
            ..Page::new("confirmation", heading, waiting(browser, session, challenge))
        },
        Some(outcome) => {
            let title =
                if outcome == Outcome::Approved { messages.confirmed } else { messages.not_confirmed };
            let reason = if outcome == Outcome::Approved { "confirmed" } else { "not-confirmed" };
            Page {
                reason: Some(reason),
                ..Page::new("confirmation", title, ended(browser, outcome, challenge))
            }
        }
    }
}

fn waiting(browser: &Browser, session: &SessionView, challenge: &Waiting) -> Markup {
    let messages = &browser.messages().confirmation;
    let cancel = html! { button #cancel .button.secondary { (browser.messages().controls.cancel) } };
    html! {
        (Emblem::Phone.markup())
        (username_line(browser, session))
        h1 { (messages.heading(challenge_kind(challenge.kind))) }
        (app_instructions(browser, challenge, messages.approve))
        (form(path::CONFIRMATION_CANCEL, &browser.csrf(), &cancel))
    }
}

fn ended(browser: &Browser, outcome: Outcome, challenge: &Waiting) -> Markup {
    let (messages, security) = (&browser.messages().confirmation, &browser.messages().security);
    let by = challenge.by_device.as_deref();
    html! {
        @if let Some(reason) = reason(outcome) {
            (Emblem::Stopped.markup())
            h1 { (messages.not_confirmed) }
            p #by { (security.refused(reason, by)) }
        } @else {
            (Emblem::Done.markup())
            h1 { (messages.confirmed) }
            p #by { (messages.confirmed_by(by.unwrap_or_default())) }
        }
        a #back .button.primary href=(path::SECURITY) { (browser.messages().controls.back) }
    }
}
