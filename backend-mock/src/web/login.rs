//! Username and personal password: the first step of every login.

use axum::extract::RawQuery;
use axum::response::Response;
use backend_model::NotSignedIn;
use key_messages::pages::LoginProblem;
use key_protocol::ids::Username;
use maud::html;
use serde::Deserialize;

use super::components::{Field, Problem, form};
use super::cookie::CookieName;
use super::csrf_form::{CsrfForm, NoFields};
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::path;
use super::session_phase::SessionPhase;
use super::user_agent::UserAgent;

/// Fields of the form. No `Debug`, because the password is a secret.
#[derive(Deserialize)]
pub(super) struct Credentials {
    username: String,
    password: String,
}

/// Redirects to the page of the current step.
pub(super) async fn root(request: PageRequest) -> Response {
    redirect(request.phase.path())
}

/// Shows the form.
pub(super) async fn show(request: PageRequest, RawQuery(query): RawQuery) -> Response {
    let SessionPhase::SignedOut = request.phase else { return request.redirect_to_current_step() };
    let ended = query.as_deref() == Some("ended");
    let problem = ended.then(|| in_words(LoginProblem::SessionEnded, &request.browser));
    request.browser.page(&page(&request.browser, None, problem.as_ref()))
}

/// Verifies the password and starts a new session.
pub(super) async fn log_in(agent: UserAgent, form: CsrfForm<Credentials>) -> Result<Response, Refused> {
    let browser = &form.request.browser;
    let username = Username::new(form.fields.username);
    if username.is_blank() || form.fields.password.is_empty() {
        return Ok(refuse(browser, &username, LoginProblem::Empty));
    }
    let signed_in = browser.update(|state, id, now| {
        let new = state.sign_in(&username, &form.fields.password, agent.context(), now)?;
        state.log_out(id, now);
        Ok(new)
    })?;
    Ok(match signed_in {
        Ok(id) => browser.redirect_with_session(&id, path::METHOD),
        Err(NotSignedIn::WrongPassword) => refuse(browser, &username, LoginProblem::WrongPassword),
        Err(NotSignedIn::Delayed { retry_after }) => {
            refuse(browser, &username, LoginProblem::TooManyAttempts { retry_after })
        }
    })
}

/// Ends the session, in any phase.
pub(super) async fn log_out(form: CsrfForm<NoFields>) -> Result<Response, Refused> {
    let browser = &form.request.browser;
    browser.update(|state, id, now| state.log_out(id, now))?;
    Ok(browser.site.cookies.remove(CookieName::Session, redirect(path::LOGIN)))
}

fn refuse(browser: &Browser, username: &Username, problem: LoginProblem) -> Response {
    let problem = in_words(problem, browser);
    browser.problem_page(&problem, page(browser, Some(username.as_str()), Some(&problem)))
}

fn page<'a>(browser: &Browser, username: Option<&str>, problem: Option<&Problem>) -> Page<'a> {
    let messages = &browser.messages().login;
    let is_again = username.is_some();
    let field = |name, label, kind, autocomplete, value, has_autofocus| Field {
        name,
        label,
        hint: None,
        kind,
        autocomplete,
        inputmode: None,
        value,
        has_autofocus,
        is_wrong: is_again && problem.is_some(),
    };
    let inside = html! {
        (field("username", browser.messages().controls.username, "text", "username", username, !is_again).markup())
        (field("password", messages.password, "password", "current-password", None, is_again).markup())
        button #submit .button.primary { (messages.submit) }
    };
    let body = html! {
        h1 { (messages.heading) }
        @if let Some(problem) = problem { (problem.markup()) }
        (form(path::LOGIN, &browser.csrf(), &inside))
    };
    Page::new("login", messages.heading, body)
}

/// Problem in the language of the browser.
fn in_words(problem: LoginProblem, browser: &Browser) -> Problem {
    let (slug, retry_after) = match problem {
        LoginProblem::Empty => ("empty", None),
        LoginProblem::WrongPassword => ("wrong-password", None),
        LoginProblem::TooManyAttempts { retry_after } => ("too-many-attempts", Some(retry_after)),
        LoginProblem::SessionEnded => ("session-ended", None),
    };
    Problem { slug, text: browser.messages().login.problem(problem), retry_after }
}
