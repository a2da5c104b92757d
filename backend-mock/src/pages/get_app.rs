//! Getting the app: links to the stores, a text message with the address, and the landing page of
//! the link in a QR code for a phone without the app.

use axum::response::Response;
use backend_model::{NotSent, PhoneNumber};
use key_messages::pages::{MessageProblem, StoreMessages};
use maud::{Markup, html};
use serde::Deserialize;

use super::components::{Emblem, Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Answer, Browser, PageRequest};
use super::path;
use super::session_phase::SessionPhase;

const APP_STORE: &str = "https://apps.apple.com/app/finago-key/id0000000000";
const GOOGLE_PLAY: &str = "https://play.google.com/store/apps/details?id=fi.finago.key";

#[derive(Deserialize)]
pub(super) struct PhoneForm {
    phone: String,
}

/// Result of a request for a text message.
enum Outcome {
    NotYet,
    Refused(MessageProblem),
    Sent(PhoneNumber),
}

/// Shows the page, with the user's phone number filled in.
pub(super) async fn show(request: PageRequest) -> Answer {
    let session = request.session(SessionPhase::may_connect)?;
    let known = session.user.phone.as_ref().map(PhoneNumber::grouped).unwrap_or_default();
    page(&request, &known, Outcome::NotYet)
}

pub(super) async fn send(form: CsrfForm<PhoneForm>) -> Answer {
    let (request, typed) = (&form.request, form.fields.phone.trim());
    request.session(SessionPhase::may_connect)?;
    let Ok(phone) = PhoneNumber::parse(typed) else {
        return page(request, typed, Outcome::Refused(MessageProblem::InvalidNumber));
    };
    let browser = &request.browser;
    let text = browser.messages().stores.message(&format!("{}{}", browser.site.origin(), path::CONNECT));
    let to = phone.clone();
    match browser.update(|state, id, now| state.send_message(id, to, text, now))? {
        Ok(()) => page(request, typed, Outcome::Sent(phone)),
        Err(NotSent::NoSession) => Err(browser.log_in_again()),
        Err(NotSent::TooMany { retry_after }) => {
            page(request, typed, Outcome::Refused(MessageProblem::TooMany { retry_after }))
        }
    }
}

fn page(request: &PageRequest, typed: &str, outcome: Outcome) -> Answer {
    let (session, browser) = (request.session(SessionPhase::may_connect)?, &request.browser);
    let messages = &browser.messages().stores;
    let (problem, sent) = match outcome {
        Outcome::NotYet => (None, None),
        Outcome::Sent(phone) => (None, Some(phone)),
        Outcome::Refused(problem) => {
            let (slug, retry_after) = match problem {
                MessageProblem::InvalidNumber => ("no-number", None),
                MessageProblem::TooMany { retry_after } => ("too-many-messages", Some(retry_after)),
            };
            (Some(Problem { slug, text: messages.problem(problem), retry_after }), None)
        }
    };
    let field = Field {
        hint: Some(messages.phone_hint),
        kind: "tel",
        autocomplete: "tel",
        inputmode: Some("tel"),
        value: Some(typed),
        is_wrong: problem.is_some(),
        ..Field::new("phone", messages.phone)
    };
    let inside = html! {
        (field.markup())
        button #send .button.primary { (messages.send) }
    };
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.heading) }
        (links(messages))
        section.card {
            h2 { (messages.by_message) }
            @if let Some(problem) = &problem { (problem.markup()) }
            @if let Some(phone) = sent { p #sent .good-news role="status" { (messages.sent(&phone.grouped())) } }
            (form(path::GET_APP, &browser.csrf(), &inside))
        }
        a #back .button.quiet href=(path::PAIRING) { (messages.back) }
    };
    let page = Page::new("get-app", messages.heading, body);
    Ok(browser.page(&Page { problem: problem.as_ref(), ..page }))
}

/// Shows the landing page, which is the same for every visitor: instructions and the stores. The
/// username and the code are in the URL fragment, which never reaches the server; `connect.js`
/// builds from it the link that opens the app once it is installed.
pub(super) async fn landing_page(browser: Browser) -> Response {
    let messages = &browser.messages().connect;
    let body = html! {
        (Emblem::Phone.markup())
        h1 { (messages.heading) }
        ol.steps {
            li { (messages.install) }
            li { (messages.come_back) }
        }
        (links(&browser.messages().stores))
        a #open-app .button.primary hidden data-origin=(browser.site.origin()) { (messages.open) }
        p.hint { (messages.lifetime) }
    };
    browser.page(&Page { opens_app: true, ..Page::new("connect", messages.heading, body) })
}

fn links(messages: &StoreMessages) -> Markup {
    html! {
        div.stores {
            a #app-store .button.secondary href=(APP_STORE) rel="noreferrer" { (messages.app_store) }
            a #google-play .button.secondary href=(GOOGLE_PLAY) rel="noreferrer" { (messages.google_play) }
        }
    }
}
