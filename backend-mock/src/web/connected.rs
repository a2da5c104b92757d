//! The "The mobile connection was successful" page, with the link to Procountor.

use axum::response::Response;
use maud::html;

use super::components::{Emblem, quiet_button};
use super::layout::Page;
use super::page_request::{Browser, PageRequest, redirect};
use super::pairing::Codes;
use super::path;
use super::session_phase::SessionPhase;

/// Shows the device that was connected in this session.
pub(super) async fn show(request: PageRequest) -> Response {
    let SessionPhase::LoggedIn(..) = &request.phase else { return request.redirect_to_current_step() };
    match request.browser.read(Codes::read).device() {
        Some(device) => request.browser.page(&page(&request.browser, device)),
        None => redirect(path::PAIRING),
    }
}

fn page<'a>(browser: &Browser, device: &str) -> Page<'a> {
    let messages = &browser.messages().pairing;
    let body = html! {
        (Emblem::Done.markup())
        h1 { (messages.connected) }
        p #device data-device=(device) { (messages.connected_device(device)) }
        a #continue .button.primary href=(path::START) { (browser.messages().frame.go_on) }
        (quiet_button(path::NEW_CODE, &browser.csrf(), "new-code", messages.connect_another))
    };
    Page::new("connected", messages.connected, body)
}
