//! Onboarding: a new user chooses how to confirm logins, with the app or with a list of one-time
//! passwords.

use axum::response::Response;
use backend_model::{Onboarding, SessionView};
use key_messages::pages::Refusal;
use maud::html;
use serde::Deserialize;

use super::components::{form, method_option, quiet_button, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;
use super::session_phase::SessionPhase;

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    method: String,
}

/// Shows the methods. An abandoned onboarding starts again here.
pub(super) async fn show(request: PageRequest) -> Response {
    match &request.phase {
        SessionPhase::Onboarding(session, Onboarding::Method) => {
            request.browser.page(&page(&request.browser, session))
        }
        _ => request.redirect_to_current_step(),
    }
}

/// Starts the chosen method.
pub(super) async fn choose(form: CsrfForm<Choice>) -> Result<Response, Refused> {
    let SessionPhase::Onboarding(_, Onboarding::Method) = &form.request.phase else {
        return Ok(form.request.redirect_to_current_step());
    };
    Ok(match form.fields.method.as_str() {
        "one-time-password" => {
            form.request.browser.update(|state, id, now| state.renew_list(id, now))?;
            redirect(path::CODE_LIST)
        }
        "app" => redirect(path::PAIRING),
        _ => return Err(form.request.browser.refuse(Refusal::BadForm)),
    })
}

fn page<'a>(browser: &Browser, session: &SessionView) -> Page<'a> {
    let (messages, frame, csrf) = (&browser.messages().onboarding, &browser.messages().frame, browser.csrf());
    let inside = html! {
        fieldset.ways {
            legend.unseen { (messages.heading) }
            (method_option("app", messages.app, messages.app_hint, true))
            (method_option("one-time-password", messages.list, messages.list_hint, false))
        }
        button #submit .button.primary { (messages.submit) }
    };
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.heading) }
        p { (messages.intro) }
        (form(path::ONBOARDING, &csrf, &inside))
        a #information .button.quiet href=(path::INFORMATION) { (messages.information) }
        (quiet_button(path::LOGOUT, &csrf, "cancel", frame.someone_else))
    };
    Page::new("joining", messages.heading, body)
}
