//! Section with the backend's clock, and setting its skew.

use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use super::faults;
use super::page::{self, control};
use super::time_format::format_time;
use crate::control::Control;
use crate::web::components::Problem;
use crate::web::csrf_form::CsrfForm;
use crate::web::page_request::redirect;
use crate::web::path;

/// Ten years; a larger skew would test nothing that a smaller one does not.
const MAX_SKEW_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;

/// Fields of the form.
#[derive(Deserialize)]
pub(super) struct Skew {
    seconds: String,
}

/// Sets the skew of the clock.
pub(super) async fn set(form: CsrfForm<Skew>) -> Response {
    let browser = &form.request.browser;
    match form.fields.seconds.trim().parse::<i64>() {
        Ok(seconds) if seconds.unsigned_abs() <= MAX_SKEW_SECONDS => {
            control(browser).skew_clock(seconds);
            redirect(path::CONSOLE)
        }
        _ => {
            let text = "Type whole seconds, at most ten years of them; less than 0 sets the clock behind.";
            faults::refuse(browser, &Problem { slug: "skew", text: text.to_owned(), retry_after: None })
        }
    }
}

/// Section with the time and the skew.
pub(super) fn section(control: &Control) -> Markup {
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
    page::section("clock", "Clock", &inside)
}
