//! "The mobile connection was successful", and the way to Procountor.

use axum::response::Response;
use maud::html;

use super::layout::Page;
use super::pairing::Codes;
use super::parts::{Emblem, quiet_button};
use super::path;
use super::session_phase::SessionPhase;
use super::visit::{Browser, Visit, go_to};

/// The page.
pub(super) async fn show(visit: Visit) -> Response {
    let SessionPhase::LoggedIn(..) = &visit.phase else { return visit.elsewhere() };
    match visit.browser.read(Codes::look).device() {
        Some(device) => visit.browser.page(&page(&visit.browser, device)),
        None => go_to(path::PAIRING),
    }
}

fn page<'a>(browser: &Browser, device: &str) -> Page<'a> {
    let words = &browser.words().pairing;
    let body = html! {
        (Emblem::Done.markup())
        h1 { (words.connected) }
        p #device data-device=(device) { ((words.connected_device)(device)) }
        a #continue .button.primary href=(path::START) { (words.go_on) }
        (quiet_button(path::NEW_CODE, &browser.csrf(), "new-code", words.connect_another))
    };
    Page::new("connected", words.connected, body)
}
