//! Confirmation with a code from the user's list, which works whatever devices are connected.

use axum::response::Response;
use backend_model::State;
use key_messages::pages::CodePurpose;

use super::code::{CodePage, TypedCode};
use super::csrf_form::CsrfForm;
use super::page_request::{PageRequest, Refused};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the form.
pub(super) async fn show(request: PageRequest) -> Response {
    page(&request).show(&request)
}

/// Verifies the one-time password and logs the browser in. A correct one also unfreezes
/// confirmation in the app.
pub(super) async fn confirm(form: CsrfForm<TypedCode>) -> Result<Response, Refused> {
    page(&form.request).confirm(&form, |state: &mut State, id, typed, now| {
        state.enter_with_one_time_password(id, typed, now).map(Some)
    })
}

fn page(request: &PageRequest) -> CodePage {
    CodePage {
        name: "one-time-password",
        path: path::ONE_TIME_PASSWORD,
        purpose: CodePurpose::OneTimePassword,
        inputmode: None,
        allowed: SessionPhase::may_use_one_time_password,
        next: path::START,
        back: match &request.phase {
            SessionPhase::Onboarding(..) => (path::ONBOARDING, request.browser.messages().frame.another_way),
            _ => (path::METHOD, request.browser.messages().frame.another_way),
        },
    }
}
