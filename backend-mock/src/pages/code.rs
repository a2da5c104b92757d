//! The pages where a user types a code: an offline code or a one-time password, to log in, to
//! disconnect all devices, or to unfreeze confirmation in the app.

use std::sync::Arc;

use axum::routing::{MethodRouter, get};
use backend_model::{NotConfirmed, SessionId, SessionView, State};
use key_messages::pages::{CodeProblem, CodePurpose, PageMessages};
use key_protocol::ids::Timestamp;
use maud::html;
use serde::Deserialize;

use super::components::{Field, Problem, form, username_line};
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{Answer, PageRequest, Site, redirect};
use super::path;
use super::session_phase::SessionPhase;

type Confirmed = Result<Option<SessionId>, NotConfirmed>;

/// A page with a form for one kind of code.
pub(super) struct CodePage {
    /// Page name in `data-page`, for browser tests.
    name: &'static str,
    path: &'static str,
    purpose: CodePurpose,
    /// Value of the `inputmode` attribute: selects the keyboard that a phone shows.
    inputmode: Option<&'static str>,
    /// Returns the session if its phase may use this page.
    allowed: fn(&SessionPhase) -> Option<&SessionView>,
    /// Verifies a code and carries out what it confirms. Returns the id of a new session if the
    /// code logs the browser in.
    confirm: fn(&mut State, &SessionId, &str, Timestamp) -> Confirmed,
    /// Path to redirect to after a correct code.
    next: &'static str,
    /// Path and label of the link that leaves the page without a code.
    back: (&'static str, fn(&PageMessages) -> &'static str),
}

/// "My device is offline": the six digits that the app shows without a connection.
pub(super) const OFFLINE_CODE: CodePage = CodePage {
    name: "offline-code",
    path: path::OFFLINE_CODE,
    purpose: CodePurpose::OfflineCode,
    inputmode: Some("numeric"),
    allowed: SessionPhase::unconfirmed,
    confirm: |state, id, typed, now| state.enter_with_offline_code(id, typed, now).map(Some),
    next: path::START,
    back: (path::METHOD, |messages| messages.frame.another_way),
};

/// A code from the user's list, which works whatever devices are connected. A correct one also
/// unfreezes confirmation in the app.
pub(super) const ONE_TIME_PASSWORD: CodePage = CodePage {
    name: "one-time-password",
    path: path::ONE_TIME_PASSWORD,
    purpose: CodePurpose::OneTimePassword,
    inputmode: None,
    allowed: SessionPhase::may_use_one_time_password,
    confirm: |state, id, typed, now| state.enter_with_one_time_password(id, typed, now).map(Some),
    next: path::START,
    back: (path::METHOD, |messages| messages.frame.another_way),
};

/// "Disconnect Key on all devices": for a user who lost the phone, after the password.
pub(super) const DISCONNECT_ALL: CodePage = CodePage {
    name: "disconnect-all",
    path: path::DISCONNECT_ALL,
    purpose: CodePurpose::DisconnectAll,
    inputmode: None,
    allowed: SessionPhase::unconfirmed,
    confirm: |state, id, typed, now| state.disconnect_all_with_one_time_password(id, typed, now).map(Some),
    next: path::DISCONNECTED,
    back: (path::METHOD, |messages| messages.controls.back),
};

/// Unfreezing after a report, which allows challenges to the app again.
pub(super) const UNFREEZE: CodePage = CodePage {
    name: "unfreeze",
    path: path::UNFREEZE,
    purpose: CodePurpose::Unfreeze,
    inputmode: None,
    allowed: |phase| phase.logged_in().filter(|session| session.user.is_frozen),
    confirm: |state, id, typed, now| state.unfreeze_with_one_time_password(id, typed, now).map(|()| None),
    next: path::SECURITY,
    back: (path::SECURITY, |messages| messages.controls.back),
};

/// Fields of the form. No `Debug`, because the code is a secret.
#[derive(Deserialize)]
struct TypedCode {
    code: String,
}

/// Routes of a page: its form, and the submitted code.
pub(super) fn routes(page: &'static CodePage) -> MethodRouter<Arc<Site>> {
    get(move |request: PageRequest| async move { page.show(&request, None) })
        .post(move |form: CsrfForm<TypedCode>| async move { page.confirm(&form) })
}

impl CodePage {
    fn confirm(&self, form: &CsrfForm<TypedCode>) -> Answer {
        let (request, typed) = (&form.request, &form.fields.code);
        if typed.trim().is_empty() {
            return self.show(request, Some(CodeProblem::Empty));
        }
        match request.browser.update(|state, id, now| (self.confirm)(state, id, typed, now))? {
            Ok(Some(id)) => Ok(request.browser.redirect_with_session(&id, self.next)),
            Ok(None) => Ok(redirect(self.next)),
            Err(NotConfirmed::NoSession) => Err(request.browser.log_in_again()),
            Err(NotConfirmed::WrongCode) => self.show(request, Some(CodeProblem::WrongCode)),
            Err(NotConfirmed::Closed) => self.show(request, Some(CodeProblem::Closed)),
            Err(NotConfirmed::Delayed { retry_after }) => {
                self.show(request, Some(CodeProblem::TooManyAttempts { retry_after }))
            }
        }
    }

    /// Shows the form, with the problem above it.
    fn show(&self, request: &PageRequest, problem: Option<CodeProblem>) -> Answer {
        let (session, browser) = (request.session(self.allowed)?, &request.browser);
        let (messages, purpose) = (&browser.messages().code, self.purpose);
        let problem = problem.map(|problem| {
            let (slug, retry_after) = match problem {
                CodeProblem::Empty => ("empty", None),
                CodeProblem::WrongCode => ("wrong-code", None),
                CodeProblem::Closed => ("closed", None),
                CodeProblem::TooManyAttempts { retry_after } => ("too-many-attempts", Some(retry_after)),
            };
            Problem { slug, text: messages.problem(purpose, problem), retry_after }
        });
        let field = Field {
            hint: Some(messages.hint(purpose)),
            autocomplete: "one-time-code",
            inputmode: self.inputmode,
            has_autofocus: true,
            is_wrong: problem.is_some(),
            ..Field::new("code", messages.code(purpose))
        };
        let inside = html! {
            (field.markup())
            button #submit .button.primary { (messages.submit(purpose)) }
        };
        let back = match request.phase {
            SessionPhase::Onboarding(..) => path::ONBOARDING,
            _ => self.back.0,
        };
        let body = html! {
            (username_line(browser, session))
            h1 { (messages.heading(purpose)) }
            @if !messages.intro(purpose).is_empty() { p { (messages.intro(purpose)) } }
            @if let Some(problem) = &problem { (problem.markup()) }
            (form(self.path, &browser.csrf(), &inside))
            a #another-way .button.quiet href=(back) { (self.back.1(browser.messages())) }
        };
        let page = Page::new(self.name, messages.heading(purpose), body);
        Ok(browser.page(&Page { problem: problem.as_ref(), ..page }))
    }
}
