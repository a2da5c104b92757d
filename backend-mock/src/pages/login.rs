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
use super::page_request::{Answer, Browser, PageRequest, redirect};
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

pub(super) async fn show(request: PageRequest, RawQuery(query): RawQuery) -> Answer {
    let SessionPhase::SignedOut = request.phase else { return Err(request.to_current_step()) };
    let ended = query.as_deref() == Some("ended");
    Ok(page(&request.browser, None, ended.then_some(LoginProblem::SessionEnded)))
}

/// Verifies the password and starts a new session.
pub(super) async fn log_in(agent: UserAgent, form: CsrfForm<Credentials>) -> Answer {
    let browser = &form.request.browser;
    let username = Username::new(form.fields.username);
    let refuse = |problem| Ok(page(browser, Some(&username), Some(problem)));
    if username.is_blank() || form.fields.password.is_empty() {
        return refuse(LoginProblem::Empty);
    }
    let signed_in = browser.update(|state, id, now| {
        let new = state.sign_in(&username, &form.fields.password, agent.context(), now)?;
        state.log_out(id, now);
        Ok(new)
    })?;
    match signed_in {
        Ok(id) => Ok(browser.redirect_with_session(&id, path::METHOD)),
        Err(NotSignedIn::WrongPassword) => refuse(LoginProblem::WrongPassword),
        Err(NotSignedIn::Delayed { retry_after }) => refuse(LoginProblem::TooManyAttempts { retry_after }),
    }
}

/// Ends the session, in any phase.
pub(super) async fn log_out(form: CsrfForm<NoFields>) -> Answer {
    let browser = &form.request.browser;
    browser.update(|state, id, now| state.log_out(id, now))?;
    Ok(browser.site.cookies.remove(&CookieName::SESSION, redirect(path::LOGIN)))
}

/// The form; with a `username` if it was submitted already.
fn page(browser: &Browser, username: Option<&Username>, problem: Option<LoginProblem>) -> Response {
    let messages = &browser.messages().login;
    let problem = problem.map(|problem| {
        let (slug, retry_after) = match problem {
            LoginProblem::Empty => ("empty", None),
            LoginProblem::WrongPassword => ("wrong-password", None),
            LoginProblem::TooManyAttempts { retry_after } => ("too-many-attempts", Some(retry_after)),
            LoginProblem::SessionEnded => ("session-ended", None),
        };
        Problem { slug, text: messages.problem(problem), retry_after }
    });
    let is_again = username.is_some();
    let name = Field {
        value: username.map(Username::as_str),
        has_autofocus: !is_again,
        is_wrong: is_again,
        ..Field::new("username", browser.messages().controls.username)
    };
    let password = Field {
        kind: "password",
        autocomplete: "current-password",
        has_autofocus: is_again,
        is_wrong: is_again,
        ..Field::new("password", messages.password)
    };
    let inside = html! {
        (name.markup())
        (password.markup())
        button #submit .button.primary { (messages.submit) }
    };
    let body = html! {
        h1 { (messages.heading) }
        @if let Some(problem) = &problem { (problem.markup()) }
        (form(path::LOGIN, &browser.csrf(), &inside))
    };
    let page = Page::new("login", messages.heading, body);
    // A session that ended earlier is no problem of this request.
    browser.page(&Page { problem: problem.as_ref().filter(|_| is_again), ..page })
}
