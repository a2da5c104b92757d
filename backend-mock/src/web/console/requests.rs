//! Section with the requests of devices.

use maud::{Markup, html};

use super::page::{self, table};
use super::time_format::format_time;
use crate::control::Control;
use crate::requests::{RecordedAnswer, RecordedRequest};

/// Number of requests to show.
const SHOWN: usize = 20;

/// Section with the requests, newest first.
pub(super) fn section(control: &Control) -> Markup {
    let now = control.now();
    let row = |request: &RecordedRequest| {
        html! {
            td.typed { (format_time(request.at, now)) }
            td.typed { (request.route.name()) }
            td {
                @match request.answer {
                    RecordedAnswer::NotYet => "not answered yet",
                    RecordedAnswer::Status(status) => (status),
                    RecordedAnswer::Cut => "connection cut",
                }
            }
        }
    };
    let rows: Vec<_> = control.recorded_requests().iter().rev().take(SHOWN).map(row).collect();
    page::section("requests", "Requests of devices", &table("Requests", &["At", "Request", "Answer"], &rows))
}
