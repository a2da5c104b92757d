//! "My device is offline": confirming with the six digits that the app shows without a connection.

use axum::response::Response;

use super::code::{CodePage, CodeProblem, TypedCode};
use super::path;
use super::refusal::Refused;
use super::sent::Sent;
use super::visit::Visit;

/// The form.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit).show(&visit)
}

/// Looks at the code.
pub(super) async fn confirm(sent: Sent<TypedCode>) -> Result<Response, Refused> {
    let (visit, typed) = (&sent.visit, &sent.form.code);
    if typed.trim().is_empty() {
        return Ok(page(visit).refuse(visit, CodeProblem::Empty));
    }
    let entered = visit.browser.write(|state, id, now| state.enter_with_offline_code(id, typed, now))?;
    Ok(page(visit).answer(visit, entered))
}

fn page(visit: &Visit) -> CodePage {
    CodePage {
        name: "offline-code",
        path: path::OFFLINE_CODE,
        words: &visit.browser.words().offline_code,
        keys: Some("numeric"),
    }
}
