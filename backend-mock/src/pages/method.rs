//! Choice of the confirmation method, after the password. The method used last is preselected.

use backend_model::{ChallengeRefused, Method, SessionView};
use key_messages::pages::{MethodProblem, Refusal};
use maud::html;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as Unreadable, StrDeserializer};

use super::components::{Problem, form, method_option, quiet_button, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Answer, Browser, PageRequest, Stop, redirect};
use super::path;
use super::session_phase::SessionPhase;
use super::user_agent::UserAgent;

#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    method: String,
}

pub(super) async fn show(request: PageRequest) -> Answer {
    let session = request.session(SessionPhase::unconfirmed)?;
    page(&request, preset(session), None)
}

/// Starts the chosen method. If the button was pressed twice or in two tabs, a login is waiting
/// already.
pub(super) async fn choose(agent: UserAgent, form: CsrfForm<Choice>) -> Answer {
    let request = &form.request;
    request.session(SessionPhase::unconfirmed)?;
    let problem = match method(&form.fields.method) {
        Some(Method::OneTimePassword) => return Ok(redirect(path::ONE_TIME_PASSWORD)),
        Some(Method::OfflineCode) => return Ok(redirect(path::OFFLINE_CODE)),
        Some(Method::App) => {
            let (browser, settings) = (&request.browser, &request.browser.site.backend.settings);
            let from = agent.context();
            let asked =
                browser.update(|state, id, now| state.request_login(id, from, settings, now).map(drop))?;
            let Err(refused) = asked else { return Ok(redirect(path::WAITING)) };
            problem_of(refused, browser)?
        }
        None => MethodProblem::NothingChosen,
    };
    // Preselect another method: choosing the refused one again would fail again.
    page(request, Method::OneTimePassword, Some(&in_words(problem, &request.browser)))
}

fn preset(session: &SessionView) -> Method {
    match session.user.preferred {
        _ if session.devices == 0 || session.user.is_frozen => Method::OneTimePassword,
        Some(method) => method,
        None => Method::App,
    }
}

fn method(name: &str) -> Option<Method> {
    let name: StrDeserializer<'_, Unreadable> = name.into_deserializer();
    Method::deserialize(name).ok()
}

/// Maps the error of the state. Stops if the session has ended.
pub(super) fn problem_of(refused: ChallengeRefused, browser: &Browser) -> Result<MethodProblem, Stop> {
    match refused {
        ChallengeRefused::NoSession => Err(browser.log_in_again()),
        ChallengeRefused::TooManyDetails => Err(browser.refuse(Refusal::BadForm)),
        ChallengeRefused::NoDevice => Ok(MethodProblem::NoDevice),
        ChallengeRefused::Frozen => Ok(MethodProblem::Frozen),
        ChallengeRefused::Ignored => Ok(MethodProblem::Ignored),
        ChallengeRefused::TooMany { retry_after } => Ok(MethodProblem::TooManyLogins { retry_after }),
    }
}

/// Problem in the language of the browser.
pub(super) fn in_words(problem: MethodProblem, browser: &Browser) -> Problem {
    let (slug, retry_after) = match problem {
        MethodProblem::NothingChosen => ("empty", None),
        MethodProblem::NoDevice => ("no-device", None),
        MethodProblem::TooManyLogins { retry_after } => ("too-many-logins", Some(retry_after)),
        MethodProblem::Frozen => ("frozen", None),
        MethodProblem::Ignored => ("ignored", None),
    };
    Problem { slug, text: browser.messages().method.problem(problem), retry_after }
}

fn page(request: &PageRequest, chosen: Method, problem: Option<&Problem>) -> Answer {
    let (session, browser) = (request.session(SessionPhase::unconfirmed)?, &request.browser);
    let (messages, frame) = (&browser.messages().method, &browser.messages().frame);
    let app_hint = match session.devices {
        0 => messages.app_hint_without_device,
        _ if session.user.is_frozen => messages.app_hint_when_frozen,
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
    Ok(browser.page(&Page { problem, ..Page::new("method", messages.heading, body) }))
}
