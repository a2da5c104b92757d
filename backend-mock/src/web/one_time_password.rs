//! Confirming with a code from the person's list, which keeps working whatever devices are connected.

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

/// Looks at the one-time password. The right one also ends what a report has stopped.
pub(super) async fn confirm(sent: Sent<TypedCode>) -> Result<Response, Refused> {
    page(&sent.visit).confirm(&sent, |state: &mut State, id, typed, now| {
        state.enter_with_one_time_password(id, typed, now).map(Some)
    })
}

fn page(visit: &Visit) -> CodePage {
    CodePage {
        name: "one-time-password",
        path: path::ONE_TIME_PASSWORD,
        words: &visit.browser.words().one_time_password,
        keys: None,
        whose: SessionPhase::with_list,
        next: path::START,
        way_out: match &visit.phase {
            SessionPhase::Joining(..) => (path::JOINING, visit.browser.words().frame.another_way),
            _ => (path::METHOD, visit.browser.words().frame.another_way),
        },
    }
}
