//! Unfreezing after a report: a one-time password allows challenges to the app again.

use axum::response::Response;
use backend_model::State;
use key_messages::pages::CodePurpose;
use maud::{Markup, html};

use crate::web::code::{CodePage, TypedCode};
use crate::web::csrf_form::CsrfForm;
use crate::web::page_request::{Browser, PageRequest, Refused};
use crate::web::path;
use crate::web::session_phase::SessionPhase;

/// Shows the form.
pub(in crate::web) async fn show(request: PageRequest) -> Response {
    page(&request).show(&request)
}

/// Verifies the one-time password and unfreezes confirmation in the app.
pub(in crate::web) async fn confirm(form: CsrfForm<TypedCode>) -> Result<Response, Refused> {
    page(&form.request).confirm(&form, |state: &mut State, id, typed, now| {
        state.unfreeze_with_one_time_password(id, typed, now).map(|()| None)
    })
}

/// Banner that says confirmation in the app is frozen, with the link to unfreeze it.
pub(super) fn frozen_banner(browser: &Browser) -> Markup {
    let messages = &browser.messages().security;
    html! {
        div #frozen .notice {
            p { (messages.frozen) }
            a #unfreeze .button.secondary href=(path::UNFREEZE) { (messages.unfreeze) }
        }
    }
}

fn page(request: &PageRequest) -> CodePage {
    let messages = request.browser.messages();
    CodePage {
        name: "unfreeze",
        path: path::UNFREEZE,
        purpose: CodePurpose::Unfreeze,
        inputmode: None,
        allowed: |phase: &SessionPhase| phase.logged_in().filter(|session| session.is_frozen),
        next: path::SECURITY,
        back: (path::SECURITY, messages.controls.back),
    }
}
