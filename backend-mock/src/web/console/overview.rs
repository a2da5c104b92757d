//! Overview of the whole backend with live updates. It has no input fields, because a reload would
//! discard what the user typed.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::page::{control, respond};
use super::{active_faults, challenges, clock, devices, messages, pushes, requests, users};
use crate::control::Control;
use crate::web::layout::{LiveUpdates, Page};
use crate::web::live_updates::{self, LiveState};
use crate::web::page_request::Browser;
use crate::web::path;

/// Shows the page.
pub(super) async fn show(browser: Browser) -> Response {
    // Read the version before the content: a change in between then causes one reload too many
    // instead of a missed one.
    let version = version(&browser, *browser.site.backend.changes().borrow());
    let body = body(&browser, &control(&browser));
    let live = LiveUpdates { events: path::CONSOLE_EVENTS, version };
    respond(&browser, Page { live: Some(live), ..Page::new("console", "Developer console", body) })
}

/// Streams the version of the page.
pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    live_updates::version_stream_with(browser, |browser, revision| LiveState {
        version: version(browser, revision),
        recheck_at: None,
    })
}

fn version(browser: &Browser, revision: u64) -> String {
    format!("{} {revision}", browser.site.run_id)
}

fn body(browser: &Browser, control: &Control) -> Markup {
    html! {
        h1 { "Developer console" }
        p.hint {
            "What this stand-in for the backend at " (browser.site.origin()) " knows, and what can be done to it. Only browsers on "
            "this machine see it."
        }
        (clock::section(control))
        (active_faults::section(browser, control))
        (users::section(browser, control))
        (challenges::section(browser, control))
        (devices::section(control))
        (pushes::section(control))
        (messages::section(control))
        (requests::section(control))
        a #reset .button.secondary href=(path::CONSOLE_RESET) { "Reset to the seed …" }
    }
}
