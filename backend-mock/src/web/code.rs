//! Shared part of the pages where a user types a code: offline code or one-time password.

use axum::response::Response;
use backend_model::{NotConfirmed, SessionId, SessionView, State};
use key_messages::pages::{CodeProblem, CodePurpose};
use key_protocol::ids::Timestamp;
use maud::html;
use serde::Deserialize;

use super::components::{Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Browser, PageRequest, Refused, redirect};
use super::session_phase::SessionPhase;

/// Fields of the form. No `Debug`, because the code is a secret.
#[derive(Deserialize)]
pub(super) struct TypedCode {
    pub(super) code: String,
}

/// Verifies a code and carries out what it confirms. Returns the id of a new session if the code
/// logs the browser in.
type ConfirmCode = fn(&mut State, &SessionId, &str, Timestamp) -> Result<Option<SessionId>, NotConfirmed>;

/// A page with a form for one kind of code.
pub(super) struct CodePage {
    /// Page name in `data-page`, for browser tests.
    pub(super) name: &'static str,
    pub(super) path: &'static str,
    pub(super) purpose: CodePurpose,
    /// Value of the `inputmode` attribute: selects the keyboard that a phone shows.
    pub(super) inputmode: Option<&'static str>,
    /// Returns the session if its phase may use this page.
    pub(super) allowed: fn(&SessionPhase) -> Option<&SessionView>,
    /// Path to redirect to after a correct code.
    pub(super) next: &'static str,
    /// Path and label of the link that leaves the page without a code.
    pub(super) back: (&'static str, &'static str),
}

impl CodePage {
    /// Shows the form.
    pub(super) fn show(&self, request: &PageRequest) -> Response {
        match (self.allowed)(&request.phase) {
            Some(session) => request.browser.page(&self.page(&request.browser, session, None)),
            None => request.redirect_to_current_step(),
        }
    }

    /// Verifies the submitted code with `confirm` and responds with a redirect or with the problem.
    pub(super) fn confirm(
        &self,
        form: &CsrfForm<TypedCode>,
        confirm: ConfirmCode,
    ) -> Result<Response, Refused> {
        let (request, typed) = (&form.request, &form.fields.code);
        if typed.trim().is_empty() {
            return Ok(self.refuse(request, CodeProblem::Empty));
        }
        let confirmed = request.browser.update(|state, id, now| confirm(state, id, typed, now))?;
        Ok(self.answer(request, confirmed))
    }

    /// Redirects after a correct code, or shows why the code was not accepted.
    fn answer(&self, request: &PageRequest, confirmed: Result<Option<SessionId>, NotConfirmed>) -> Response {
        match confirmed {
            Ok(Some(id)) => request.browser.redirect_with_session(&id, self.next),
            Ok(None) => redirect(self.next),
            Err(NotConfirmed::NoSession) => request.browser.redirect_to_login(),
            Err(NotConfirmed::WrongCode) => self.refuse(request, CodeProblem::WrongCode),
            Err(NotConfirmed::Delayed { retry_after }) => {
                self.refuse(request, CodeProblem::TooManyAttempts { retry_after })
            }
        }
    }

    /// Shows the form again with the problem above it.
    fn refuse(&self, request: &PageRequest, problem: CodeProblem) -> Response {
        let Some(session) = (self.allowed)(&request.phase) else { return request.redirect_to_current_step() };
        let (slug, retry_after) = match problem {
            CodeProblem::Empty => ("empty", None),
            CodeProblem::WrongCode => ("wrong-code", None),
            CodeProblem::TooManyAttempts { retry_after } => ("too-many-attempts", Some(retry_after)),
        };
        let problem = Problem {
            slug,
            text: request.browser.messages().code.problem(self.purpose, problem),
            retry_after,
        };
        request.browser.problem_page(&problem, self.page(&request.browser, session, Some(&problem)))
    }

    fn page<'a>(&self, browser: &Browser, session: &SessionView, problem: Option<&Problem>) -> Page<'a> {
        let (messages, purpose) = (&browser.messages().code, self.purpose);
        let field = Field {
            name: "code",
            label: messages.code(purpose),
            hint: Some(messages.hint(purpose)),
            kind: "text",
            autocomplete: "one-time-code",
            inputmode: self.inputmode,
            value: None,
            has_autofocus: true,
            is_wrong: problem.is_some(),
        };
        let inside = html! {
            (field.markup())
            button #submit .button.primary { (messages.submit(purpose)) }
        };
        let body = html! {
            (username_line(browser, session))
            h1 { (messages.heading(purpose)) }
            @if !messages.intro(purpose).is_empty() { p { (messages.intro(purpose)) } }
            @if let Some(problem) = problem { (problem.markup()) }
            (form(self.path, &browser.csrf(), &inside))
            a #another-way .button.quiet href=(self.back.0) { (self.back.1) }
        };
        Page::new(self.name, messages.heading(purpose), body)
    }
}
