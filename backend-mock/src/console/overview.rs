//! Overview of the whole backend with live updates, and its reset. The overview has no input fields,
//! because a reload would discard what the user typed.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::page::{Button, control, format_time, respond, section};
use super::{challenges, faults, tables, users};
use crate::control::Control;
use crate::pages::components::Emblem;
use crate::pages::csrf_form::{CsrfForm, NoFields};
use crate::pages::layout::{LiveUpdates, Page};
use crate::pages::live_updates::version_stream;
use crate::pages::page_request::{Browser, redirect};
use crate::pages::path;

pub(super) async fn show(browser: Browser) -> Response {
    // Read the version before the content: a change in between then causes one reload too many
    // instead of a missed one.
    let version = version(&browser, *browser.site.backend.changes().borrow());
    let control = control(&browser);
    let body = html! {
        h1 { "Developer console" }
        p.hint {
            "What this stand-in for the backend at " (browser.site.origin()) " knows, and what can be done to it. Only browsers on "
            "this machine see it."
        }
        (clock(&control))
        (faults::active(&browser, &control))
        (users::section(&browser, &control))
        (challenges::section(&browser, &control))
        (tables::devices(&control))
        (tables::pushes(&control))
        (tables::outbox(&control))
        (tables::requests(&control))
        a #reset .button.secondary href=(path::CONSOLE_RESET) { "Reset to the seed …" }
    };
    let live = LiveUpdates { events: path::CONSOLE_EVENTS, version };
    respond(&browser, Page { live: Some(live), ..Page::new("console", "Developer console", body) })
}

pub(super) async fn events(browser: Browser) -> impl IntoResponse {
    version_stream(browser, |browser, revision| (version(browser, revision), None))
}

fn version(browser: &Browser, revision: u64) -> String {
    format!("{} {revision}", browser.site.run_id)
}

/// Section with the time and the skew.
fn clock(control: &Control) -> Markup {
    let (now, skew) = (control.now(), control.skew());
    let inside = html! {
        p {
            span #now { (format_time(now, now)) } " UTC when this was loaded, "
            span #skew data-skew=(skew) {
                @if skew == 0 { "not set wrong" }
                @else if skew > 0 { (skew) " s ahead" }
                @else { (skew.unsigned_abs()) " s behind" }
            }
            "."
        }
    };
    section("clock", "Clock", &inside)
}

/// Asks for a confirmation before the reset.
pub(super) async fn confirm_reset(browser: Browser) -> Response {
    let yes = Button { action: path::CONSOLE_RESET, id: "yes", label: "Yes, reset", about: "", fields: &[] };
    let body = html! {
        (Emblem::Stopped.markup())
        h1 { "Reset to the seed?" }
        p {
            "Everything goes back to the first start: phones are forgotten and have to be connected again, browsers are "
            "logged out, one-time passwords are unused, no fault is on and the clock is right."
        }
        (yes.markup(&browser))
        a #back .button.quiet href=(path::CONSOLE) { "No, back to the console" }
    };
    respond(&browser, Page::new("console-reset", "Reset to the seed?", body))
}

pub(super) async fn reset(form: CsrfForm<NoFields>) -> Response {
    control(&form.request.browser).reset();
    redirect(path::CONSOLE)
}
