//! Onboarding: a new user chooses how to confirm logins, with the app or with a list of one-time
//! passwords. An abandoned onboarding starts again here.

use key_messages::pages::Refusal;
use maud::html;
use serde::Deserialize;

use super::components::{form, method_option, quiet_button, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Answer, PageRequest, redirect};
use super::path;
use super::session_phase::SessionPhase;

#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    method: String,
}

pub(super) async fn show(request: PageRequest) -> Answer {
    let (session, browser) = (request.session(SessionPhase::choosing_first_method)?, &request.browser);
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
    Ok(browser.page(&Page::new("joining", messages.heading, body)))
}

pub(super) async fn choose(form: CsrfForm<Choice>) -> Answer {
    form.request.session(SessionPhase::choosing_first_method)?;
    match form.fields.method.as_str() {
        "one-time-password" => {
            form.request.browser.update(|state, id, now| state.renew_list(id, now))?;
            Ok(redirect(path::CODE_LIST))
        }
        "app" => Ok(redirect(path::PAIRING)),
        _ => Err(form.request.browser.refuse(Refusal::BadForm)),
    }
}
