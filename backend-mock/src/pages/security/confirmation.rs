//! Confirmations in the app other than a login: a payment, or an identification to customer
//! service.

use axum::response::IntoResponse;
use backend_model::{Challenge, ConfirmationRequest, SessionView};
use key_messages::pages::{ChallengeKind, PageMessages, Refusal};
use key_protocol::challenge::{Detail, Kind};
use key_protocol::decision::Outcome;
use key_protocol::ids::Text;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::components::{Emblem, form, username_line};
use crate::pages::csrf_form::{CsrfForm, NoFields};
use crate::pages::layout::{LiveUpdates, Page};
use crate::pages::live_updates::version_stream;
use crate::pages::method::{in_words, problem_of};
use crate::pages::page_request::{Answer, Browser, PageRequest, Stop, redirect};
use crate::pages::path;
use crate::pages::session_phase::{SessionPhase, reason};
use crate::pages::user_agent::UserAgent;
use crate::pages::waiting::{app_instructions, open_app};

#[derive(Deserialize)]
pub(in crate::pages) struct Choice {
    kind: Kind,
}

/// Shows the open challenge, or how it ended.
pub(in crate::pages) async fn show(agent: UserAgent, request: PageRequest) -> Answer {
    let (session, browser) = (request.session(SessionPhase::logged_in)?, &request.browser);
    let challenge = browser.read(|state, id, now| state.waiting(id, now).cloned());
    let challenge = &challenge.ok_or(Stop::Redirect(path::SECURITY))?;
    let messages = &browser.messages().confirmation;
    // Until it is released, nothing was done.
    let Some(outcome) = challenge.outcome().filter(|_| !challenge.awaits_release()) else {
        let live = LiveUpdates { events: path::CONFIRMATION_EVENTS, version: version(challenge) };
        let heading = messages.heading(challenge_kind(challenge.claims.kind));
        let page = Page::new("confirmation", heading, waiting(browser, &agent, session, challenge));
        return Ok(browser.page(&Page { live: Some(live), ..page }));
    };
    let (title, reason) = if outcome == Outcome::Approved {
        (messages.confirmed, "confirmed")
    } else {
        (messages.not_confirmed, "not-confirmed")
    };
    let page = Page::new("confirmation", title, ended(browser, outcome, challenge.by_device()));
    Ok(browser.page(&Page { reason: Some(reason), ..page }))
}

/// Issues a challenge for a payment or an identification.
pub(in crate::pages) async fn start(agent: UserAgent, form: CsrfForm<Choice>) -> Answer {
    let (session, browser) = (form.request.session(SessionPhase::logged_in)?, &form.request.browser);
    let asked = match form.fields.kind {
        Kind::Payment => ConfirmationRequest::Payment(payment(browser.messages())),
        Kind::Identification => ConfirmationRequest::Identification,
        Kind::Login | Kind::Account | Kind::Unknown => return Err(browser.refuse(Refusal::BadForm)),
    };
    let settings = &browser.site.backend.settings;
    let from = agent.context();
    let asked = browser
        .update(|state, id, now| state.request_confirmation(id, asked, from, settings, now).map(drop))?;
    let Err(refused) = asked else { return Ok(redirect(path::CONFIRMATION)) };
    let problem = in_words(problem_of(refused, browser)?, browser);
    let messages = &browser.messages().confirmation;
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.section) }
        (problem.markup())
        a #back .button.primary href=(path::SECURITY) { (browser.messages().controls.back) }
    };
    let page = Page::new("confirmation", messages.section, body);
    Ok(browser.page(&Page { problem: Some(&problem), ..page }))
}

/// Cancels the challenge. A decision that came first stays.
pub(in crate::pages) async fn cancel(form: CsrfForm<NoFields>) -> Answer {
    form.request.browser.update(|state, id, now| state.cancel_requested(id, now))?;
    Ok(redirect(path::CONFIRMATION))
}

pub(in crate::pages) async fn events(browser: Browser) -> impl IntoResponse {
    version_stream(browser, |browser, _| {
        (browser.read(|state, id, now| state.waiting(id, now).map(version)).unwrap_or_default(), None)
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
            } @else if session.user.is_frozen {
                p { (messages.frozen) }
            } @else {
                (ask("payment", messages.issue_payment))
                (ask("identification", messages.issue_identification))
            }
        }
    }
}

/// Details of a sample payment.
pub(crate) fn payment(messages: &PageMessages) -> Vec<Detail> {
    let values = ["1 240,00 EUR", "Paperi ja Kynä Oy", "FI21 1234 5600 0007 85", "1234561"];
    let detail = |(label, value)| Detail { label: Text::replaced(label), value: Text::replaced(value) };
    let messages = messages.confirmation;
    let labels = [messages.amount, messages.payee, messages.account, messages.reference];
    labels.into_iter().zip(values).map(detail).collect()
}

/// The kind of a challenge, as the catalogue of sentences names it.
pub(super) fn challenge_kind(kind: Kind) -> ChallengeKind {
    match kind {
        Kind::Login => ChallengeKind::Login,
        Kind::Payment => ChallengeKind::Payment,
        Kind::Identification => ChallengeKind::Identification,
        Kind::Account => ChallengeKind::Account,
        Kind::Unknown => ChallengeKind::Unknown,
    }
}

fn version(challenge: &Challenge) -> String {
    format!("{} {:?} {}", challenge.claims.id, challenge.outcome(), challenge.is_effective())
}

fn waiting(browser: &Browser, agent: &UserAgent, session: &SessionView, challenge: &Challenge) -> Markup {
    let messages = &browser.messages().confirmation;
    let cancel = html! { button #cancel .button.secondary { (browser.messages().controls.cancel) } };
    html! {
        (Emblem::Phone.markup())
        (username_line(browser, session))
        h1 { (messages.heading(challenge_kind(challenge.claims.kind))) }
        @if !challenge.awaits_release() {
            (app_instructions(browser, challenge, messages.approve))
            @if agent.is_mobile() { (open_app(browser, challenge)) }
        }
        (form(path::CONFIRMATION_CANCEL, &browser.csrf(), &cancel))
    }
}

fn ended(browser: &Browser, outcome: Outcome, by: Option<&str>) -> Markup {
    let (messages, security) = (&browser.messages().confirmation, &browser.messages().security);
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
