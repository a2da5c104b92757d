//! Everything at a glance. The page shows the latest by itself, and has nothing on it that is typed and could be lost by that.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::page::{mock, respond};
use super::{active_faults, challenges, clock, devices, messages, pushes, requests, users};
use crate::mock::Mock;
use crate::web::layout::{LiveUpdates, Page};
use crate::web::live_updates::{self, LiveState};
use crate::web::page_request::Browser;
use crate::web::path;

/// The page.
pub(super) async fn show(browser: Browser) -> Response {
    // Before anything is looked at: what changes meanwhile is then shown twice rather than never.
    let version = version(&browser, *browser.site.backend.changes().borrow());
    let body = body(&browser, &mock(&browser));
    let live = LiveUpdates { events: path::CONSOLE_EVENTS, version };
    respond(&browser, Page { live: Some(live), ..Page::new("console", "Developer console", body) })
}

/// Tells the page when it shows the past.
pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    live_updates::version_stream_with(browser, |browser, revision| LiveState {
        version: version(browser, revision),
        recheck_at: None,
    })
}

fn version(browser: &Browser, revision: u64) -> String {
    format!("{} {revision}", browser.site.run_id)
}

fn body(browser: &Browser, mock: &Mock) -> Markup {
    html! {
        h1 { "Developer console" }
        p.hint {
            "What this stand-in for the backend at " (browser.site.origin()) " knows, and what can be done to it. Only browsers on "
            "this machine see it."
        }
        (clock::section(mock))
        (active_faults::section(browser, mock))
        (users::section(browser, mock))
        (challenges::section(browser, mock))
        (devices::section(mock))
        (pushes::section(mock))
        (messages::section(mock))
        (requests::section(mock))
        a #reset .button.secondary href=(path::CONSOLE_RESET) { "Reset to the seed …" }
    }
}
