//! Choice of the confirmation method, after the password. The method used last is preselected.

use axum::response::Response;
use backend_model::{ChallengeRefused, Method, SessionView};
use key_messages::pages::MethodProblem;
use maud::html;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as Unreadable, StrDeserializer};

use super::components::{Problem, form, method_option, quiet_button, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    method: String,
}

/// Shows the methods.
pub(super) async fn show(request: PageRequest) -> Response {
    match request.phase.unconfirmed() {
        Some(session) => request.browser.page(&page(&request.browser, session, preset(session), None)),
        None => request.redirect_to_current_step(),
    }
}

/// Starts the chosen method.
pub(super) async fn choose(form: CsrfForm<Choice>) -> Result<Response, Refused> {
    let Some(session) = form.request.phase.unconfirmed() else {
        // The button was pressed twice or in two tabs: a login is waiting already.
        return Ok(form.request.redirect_to_current_step());
    };
    let browser = &form.request.browser;
    Ok(match method(&form.fields.method) {
        Some(Method::App) => start_app_login(browser, session)?,
        Some(Method::OneTimePassword) => redirect(path::ONE_TIME_PASSWORD),
        Some(Method::OfflineCode) => redirect(path::OFFLINE_CODE),
        None => refuse(browser, session, MethodProblem::NothingChosen),
    })
}

fn start_app_login(browser: &Browser, session: &SessionView) -> Result<Response, Refused> {
    let settings = &browser.site.backend.settings;
    let asked = browser.update(|state, id, now| state.request_login(id, settings, now))?;
    Ok(match asked.map_err(problem_of) {
        Ok(_) => redirect(path::WAITING),
        Err(Some(problem)) => refuse(browser, session, problem),
        Err(None) => browser.redirect_to_login(),
    })
}

/// Method that is preselected.
fn preset(session: &SessionView) -> Method {
    match session.preferred {
        _ if session.devices == 0 || session.is_frozen => Method::OneTimePassword,
        Some(method) => method,
        None => Method::App,
    }
}

fn method(name: &str) -> Option<Method> {
    let name: StrDeserializer<'_, Unreadable> = name.into_deserializer();
    Method::deserialize(name).ok()
}

/// Maps the error of the state. `None` if the session has ended.
pub(super) fn problem_of(refused: ChallengeRefused) -> Option<MethodProblem> {
    match refused {
        ChallengeRefused::NoSession => None,
        ChallengeRefused::NoDevice => Some(MethodProblem::NoDevice),
        ChallengeRefused::Frozen => Some(MethodProblem::Frozen),
        ChallengeRefused::TooMany { retry_after } => Some(MethodProblem::TooManyLogins { retry_after }),
    }
}

/// Problem in the language of the browser.
pub(super) fn in_words(problem: MethodProblem, browser: &Browser) -> Problem {
    let (slug, retry_after) = match problem {
        MethodProblem::NothingChosen => ("empty", None),
        MethodProblem::NoDevice => ("no-device", None),
        MethodProblem::TooManyLogins { retry_after } => ("too-many-logins", Some(retry_after)),
        MethodProblem::Frozen => ("frozen", None),
    };
    Problem { slug, text: browser.messages().method.problem(problem), retry_after }
}

fn refuse(browser: &Browser, session: &SessionView, problem: MethodProblem) -> Response {
    let problem = in_words(problem, browser);
    // Preselect another method: choosing the refused one again would fail again.
    browser.problem_page(&problem, page(browser, session, Method::OneTimePassword, Some(&problem)))
}

fn page<'a>(browser: &Browser, session: &SessionView, chosen: Method, problem: Option<&Problem>) -> Page<'a> {
    let (messages, frame) = (&browser.messages().method, &browser.messages().frame);
    let app_hint = match session {
        SessionView { devices: 0, .. } => messages.app_hint_without_device,
        SessionView { is_frozen: true, .. } => messages.app_hint_when_frozen,
        _ => messages.app_hint,
    };
    let option = |method, name, label, hint| method_option(name, label, hint, method == chosen);
    let inside = html! {
        fieldset.ways {
            legend.unseen { (messages.heading) }
            (option(Method::App, "app", messages.app, app_hint))
            (option(Method::OneTimePassword, "one-time-password", messages.one_time_password, messages.one_time_password_hint))
            (option(Method::OfflineCode, "offline-code", messages.offline_code, messages.offline_code_hint))
        }
        button #submit .button.primary { (messages.submit) }
    };
    let csrf = browser.csrf();
    let body = html! {
        (username_line(browser, session))
        h1 { (messages.heading) }
        @if let Some(problem) = problem { (problem.markup()) }
        (form(path::METHOD, &csrf, &inside))
        @if session.devices > 0 {
            a #disconnect-all .button.quiet href=(path::DISCONNECT_ALL) { (messages.lost_phone) }
        }
        (quiet_button(path::LOGOUT, &csrf, "cancel", frame.someone_else))
    };
    Page::new("method", messages.heading, body)
}
