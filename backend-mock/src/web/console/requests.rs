//! Section with the requests of devices.

use maud::{Markup, html};

use super::page::{self, table};
use super::time_format::format_time;
use crate::mock::Mock;
use crate::requests::{RecordedAnswer, RecordedRequest};

/// Number of requests to show.
const SHOWN: usize = 20;

/// Section with the requests, newest first.
pub(super) fn section(mock: &Mock) -> Markup {
    let now = mock.now();
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
    let rows: Vec<_> = mock.recorded_requests().iter().rev().take(SHOWN).map(row).collect();
    page::section("requests", "Requests of devices", &table("Requests", &["At", "Request", "Answer"], &rows))
}
