//! "My device is offline": confirming with the six digits that the app shows without a connection.

use axum::response::Response;

use super::code::{CodePage, TypedCode};
use super::path;
use super::refusal::Refused;
use super::sent::Sent;
use super::session_phase::SessionPhase;
use super::visit::Visit;
use crate::state::State;

/// The form.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit).show(&visit)
}

/// Looks at the code.
pub(super) async fn confirm(sent: Sent<TypedCode>) -> Result<Response, Refused> {
    page(&sent.visit).confirm(&sent, |state: &mut State, id, typed, now| {
        state.enter_with_offline_code(id, typed, now).map(Some)
    })
}

fn page(visit: &Visit) -> CodePage {
    CodePage {
        name: "offline-code",
        path: path::OFFLINE_CODE,
        words: &visit.browser.words().offline_code,
        keys: Some("numeric"),
        whose: SessionPhase::unconfirmed,
        next: path::START,
        way_out: (path::METHOD, visit.browser.words().frame.another_way),
    }
}
