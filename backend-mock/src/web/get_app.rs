//! Getting the app: links to the stores, or a text message with the address.

use axum::response::Response;
use backend_model::{NotSent, PhoneNumber, SessionView};
use key_messages::pages::{MessageProblem, StoreMessages};
use maud::{Markup, html};
use serde::Deserialize;

use super::components::{Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused};
use super::path;

const APP_STORE: &str = "https://apps.apple.com/app/finago-key/id0000000000";
const GOOGLE_PLAY: &str = "https://play.google.com/store/apps/details?id=fi.finago.key";

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct PhoneForm {
    phone: String,
}

/// Shows the page, with the user's phone number filled in.
pub(super) async fn show(request: PageRequest) -> Response {
    let Some(session) = request.phase.may_connect() else { return request.redirect_to_current_step() };
    let known = session.phone.as_ref().map(PhoneNumber::grouped).unwrap_or_default();
    request.browser.page(&page(&request.browser, session, &known, &Outcome::NotYet))
}

/// Sends the text message.
pub(super) async fn send(form: CsrfForm<PhoneForm>) -> Result<Response, Refused> {
    let (request, typed) = (&form.request, form.fields.phone.trim());
    let Some(session) = request.phase.may_connect() else { return Ok(request.redirect_to_current_step()) };
    let browser = &request.browser;
    let Ok(phone) = PhoneNumber::parse(typed) else {
        return Ok(refuse(browser, session, typed, MessageProblem::InvalidNumber));
    };
    let text = browser.messages().stores.message(&format!("{}{}", browser.site.origin(), path::CONNECT));
    let to = phone.clone();
    Ok(match browser.update(|state, id, now| state.send_message(id, to, text, now))? {
        Ok(()) => browser.page(&page(browser, session, typed, &Outcome::Sent(phone))),
        Err(NotSent::NoSession) => browser.redirect_to_login(),
        Err(NotSent::TooMany { retry_after }) => {
            refuse(browser, session, typed, MessageProblem::TooMany { retry_after })
        }
    })
}

/// Result of a request for a text message.
enum Outcome<'a> {
    NotYet,
    Refused(&'a Problem),
    Sent(PhoneNumber),
}

fn refuse(browser: &Browser, session: &SessionView, typed: &str, problem: MessageProblem) -> Response {
    let (slug, retry_after) = match problem {
        MessageProblem::InvalidNumber => ("no-number", None),
        MessageProblem::TooMany { retry_after } => ("too-many-messages", Some(retry_after)),
    };
    let problem = Problem { slug, text: browser.messages().stores.problem(problem), retry_after };
    browser.problem_page(&problem, page(browser, session, typed, &Outcome::Refused(&problem)))
}

fn page<'a>(browser: &Browser, session: &SessionView, typed: &str, outcome: &Outcome<'_>) -> Page<'a> {
    let messages = &browser.messages().stores;
    let field = Field {
        name: "phone",
        label: messages.phone,
        hint: Some(messages.phone_hint),
        kind: "tel",
        autocomplete: "tel",
        inputmode: Some("tel"),
        value: Some(typed),
        has_autofocus: false,
        is_wrong: matches!(outcome, Outcome::Refused(_)),
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
            @match outcome {
                Outcome::NotYet => {}
                Outcome::Refused(problem) => (problem.markup()),
                Outcome::Sent(phone) => p #sent .good-news role="status" { (messages.sent(&phone.grouped())) },
            }
            (form(path::GET_APP, &browser.csrf(), &inside))
        }
        a #back .button.quiet href=(path::PAIRING) { (messages.back) }
    };
    Page::new("get-app", messages.heading, body)
}

/// Links to the stores.
pub(super) fn links(messages: &StoreMessages) -> Markup {
    html! {
        div.stores {
            a #app-store .button.secondary href=(APP_STORE) rel="noreferrer" { (messages.app_store) }
            a #google-play .button.secondary href=(GOOGLE_PLAY) rel="noreferrer" { (messages.google_play) }
        }
    }
}
