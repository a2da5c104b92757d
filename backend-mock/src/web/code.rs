//! Confirming a login with a code that is typed: what the pages for the two kinds of code have in common.

use axum::response::Response;
use key_protocol::ids::Timestamp;
use maud::html;
use serde::Deserialize;

use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::messages::CodeMessages;
use super::page_request::{Browser, PageRequest, go_to};
use super::parts::{Field, Problem, form, whose};
use super::refusal::Refused;
use super::session_phase::SessionPhase;
use crate::state::{NotConfirmed, SessionId, SessionView, State};

/// What is sent. Holds a secret, so it has no `Debug`.
#[derive(Deserialize)]
pub(super) struct TypedCode {
    pub(super) code: String,
}

/// Why a code does not confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeProblem {
    /// Nothing was typed.
    Empty,
    /// It is no such code, or was used before.
    WrongCode,
    /// No code is looked at for so many seconds.
    TooManyAttempts { retry_after: u64 },
}

/// Does what the code is for, or does not. A browser that is let in by it gets another session.
type Enter = fn(&mut State, &SessionId, &str, Timestamp) -> Result<Option<SessionId>, NotConfirmed>;

/// A page that asks for one kind of code.
pub(super) struct CodePage {
    /// What a driver knows it by.
    pub(super) name: &'static str,
    pub(super) path: &'static str,
    pub(super) messages: &'static CodeMessages,
    /// Which keys a phone shows.
    pub(super) keys: Option<&'static str>,
    /// Who may type one.
    pub(super) whose: fn(&SessionPhase) -> Option<&SessionView>,
    /// Where the right one leads.
    pub(super) next: &'static str,
    /// Where it leads not to type one, and how that is called.
    pub(super) way_out: (&'static str, &'static str),
}

impl CodePage {
    /// The form.
    pub(super) fn show(&self, request: &PageRequest) -> Response {
        match (self.whose)(&request.phase) {
            Some(session) => request.browser.page(&self.page(&request.browser, session, None)),
            None => request.redirect_to_current_step(),
        }
    }

    /// Looks at what was typed; `enter` is how the state does for this kind of code.
    pub(super) fn confirm(&self, form: &CsrfForm<TypedCode>, enter: Enter) -> Result<Response, Refused> {
        let (request, typed) = (&form.request, &form.fields.code);
        if typed.trim().is_empty() {
            return Ok(self.refuse(request, CodeProblem::Empty));
        }
        let entered = request.browser.write(|state, id, now| enter(state, id, typed, now))?;
        Ok(self.answer(request, entered))
    }

    /// Lets the browser in, or says why not.
    fn answer(&self, request: &PageRequest, entered: Result<Option<SessionId>, NotConfirmed>) -> Response {
        match entered {
            Ok(Some(id)) => request.browser.go_on_as(&id, self.next),
            Ok(None) => go_to(self.next),
            Err(NotConfirmed::NoSession) => request.browser.ended(),
            Err(NotConfirmed::WrongCode) => self.refuse(request, CodeProblem::WrongCode),
            Err(NotConfirmed::Delayed { retry_after }) => {
                self.refuse(request, CodeProblem::TooManyAttempts { retry_after })
            }
        }
    }

    /// Says what is wrong with what was typed.
    fn refuse(&self, request: &PageRequest, problem: CodeProblem) -> Response {
        let Some(session) = (self.whose)(&request.phase) else { return request.redirect_to_current_step() };
        let (slug, retry_after) = match problem {
            CodeProblem::Empty => ("empty", None),
            CodeProblem::WrongCode => ("wrong-code", None),
            CodeProblem::TooManyAttempts { retry_after } => ("too-many-attempts", Some(retry_after)),
        };
        let problem = Problem { slug, text: (self.messages.problem)(problem), retry_after };
        request.browser.problem_page(&problem, self.page(&request.browser, session, Some(&problem)))
    }

    fn page<'a>(&self, browser: &Browser, session: &SessionView, problem: Option<&Problem>) -> Page<'a> {
        let field = Field {
            name: "code",
            label: self.messages.code,
            hint: Some(self.messages.hint),
            kind: "text",
            autocomplete: "one-time-code",
            keys: self.keys,
            value: None,
            is_first: true,
            is_wrong: problem.is_some(),
        };
        let inside = html! {
            (field.markup())
            button #submit .button.primary { (self.messages.submit) }
        };
        let body = html! {
            (whose(browser, session))
            h1 { (self.messages.heading) }
            @if let Some(intro) = self.messages.intro { p { (intro) } }
            @if let Some(problem) = problem { (problem.markup()) }
            (form(self.path, &browser.csrf(), &inside))
            a #another-way .button.quiet href=(self.way_out.0) { (self.way_out.1) }
        };
        Page::new(self.name, self.messages.heading, body)
    }
}
