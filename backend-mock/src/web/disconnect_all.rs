//! "Disconnect Key on all devices": for a user who lost the phone, after the password and with a
//! one-time password.

use axum::response::Response;
use backend_model::State;
use key_messages::pages::CodePurpose;
use maud::html;

use super::code::{CodePage, TypedCode};
use super::components::Emblem;
use super::csrf_form::CsrfForm;
use super::layout::Page;
use super::page_request::{PageRequest, Refused};
use super::path;
use super::session_phase::SessionPhase;

/// Shows the form.
pub(super) async fn show(request: PageRequest) -> Response {
    page(&request).show(&request)
}

/// Verifies the one-time password and disconnects all devices.
pub(super) async fn confirm(form: CsrfForm<TypedCode>) -> Result<Response, Refused> {
    page(&form.request).confirm(&form, |state: &mut State, id, typed, now| {
        state.disconnect_all_with_one_time_password(id, typed, now).map(Some)
    })
}

/// Shows that all devices are disconnected.
pub(super) async fn done(request: PageRequest) -> Response {
    let Some(session) = request.phase.logged_in().filter(|session| session.devices == 0) else {
        return request.redirect_to_current_step();
    };
    let messages = &request.browser.messages().disconnected;
    let body = html! {
        (Emblem::Done.markup())
        h1 { (messages.heading) }
        p { (messages.text) }
        @if session.codes_left == 0 { p.strong { (messages.last_code) } }
        a #continue .button.primary href=(path::START) { (request.browser.messages().frame.go_on) }
        a #connect .button.secondary href=(path::PAIRING) { (messages.connect) }
    };
    request.browser.page(&Page::new("disconnected", messages.heading, body))
}

fn page(request: &PageRequest) -> CodePage {
    let messages = request.browser.messages();
    CodePage {
        name: "disconnect-all",
        path: path::DISCONNECT_ALL,
        purpose: CodePurpose::DisconnectAll,
        inputmode: None,
        allowed: SessionPhase::unconfirmed,
        next: path::DISCONNECTED,
        back: (path::METHOD, messages.controls.back),
    }
}
