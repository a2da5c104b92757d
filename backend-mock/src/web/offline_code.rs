//! "My device is offline": confirmation with the six digits that the app shows without a
//! connection.

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

/// Verifies the code and logs the browser in.
pub(super) async fn confirm(form: CsrfForm<TypedCode>) -> Result<Response, Refused> {
    page(&form.request).confirm(&form, |state: &mut State, id, typed, now| {
        state.enter_with_offline_code(id, typed, now).map(Some)
    })
}

fn page(request: &PageRequest) -> CodePage {
    CodePage {
        name: "offline-code",
        path: path::OFFLINE_CODE,
        purpose: CodePurpose::OfflineCode,
        inputmode: Some("numeric"),
        allowed: SessionPhase::unconfirmed,
        next: path::START,
        back: (path::METHOD, request.browser.messages().frame.another_way),
    }
}
