//! The backend's clock: what it shows, and setting it wrong.

use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::faults;
use super::page::{self, mock};
use super::time_format::format_time;
use crate::mock::Mock;
use crate::web::components::Problem;
use crate::web::csrf_form::CsrfForm;
use crate::web::page_request::redirect;
use crate::web::path;

/// Ten years. Beyond it nothing is tried that a smaller error does not try.
const MAX_SKEW_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;

/// What is sent.
#[derive(Deserialize)]
pub(super) struct Skew {
    seconds: String,
}

/// Sets it.
pub(super) async fn set(form: CsrfForm<Skew>) -> Response {
    let browser = &form.request.browser;
    match form.fields.seconds.trim().parse::<i64>() {
        Ok(seconds) if seconds.unsigned_abs() <= MAX_SKEW_SECONDS => {
            mock(browser).skew_clock(seconds);
            redirect(path::CONSOLE)
        }
        _ => {
            let text = "Type whole seconds, at most ten years of them; less than 0 sets the clock behind.";
            faults::refuse(browser, &Problem { slug: "skew", text: text.to_owned(), retry_after: None })
        }
    }
}

/// What it shows.
pub(super) fn section(mock: &Mock) -> Markup {
    let (now, skew) = (mock.now(), mock.skew());
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
    page::section("clock", "Clock", &inside)
}
