//! Reset of the backend to the users of the seed, after a confirmation.

use axum::response::Response;
use maud::html;

use super::page::{Button, control, respond};
use crate::web::components::Emblem;
use crate::web::csrf_form::{CsrfForm, NoFields};
use crate::web::layout::Page;
use crate::web::page_request::{Browser, redirect};
use crate::web::path;

/// Shows the confirmation.
pub(super) async fn show(browser: Browser) -> Response {
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

/// Resets the backend.
pub(super) async fn reset(form: CsrfForm<NoFields>) -> Response {
    control(&form.request.browser).reset();
    redirect(path::CONSOLE)
}
