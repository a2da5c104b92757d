//! Section with the latest logins and confirmations: the outcome, the device, and where the request
//! came from.

use backend_model::{End, Entry, SessionView};
use key_protocol::decision::Outcome;
use key_protocol::ids::Timestamp;
use maud::{Markup, html};

use super::devices::ago;
use crate::web::page_request::Browser;

/// Section with the entries, newest first.
pub(super) fn section(browser: &Browser, session: &SessionView) -> Markup {
    let messages = &browser.messages().security;
    let entries = browser.read(|state, _, now| {
        state.logbook(&session.account).map(|entry| entry_item(browser, entry, now)).collect::<Vec<_>>()
    });
    html! {
        section #logbook .card {
            h2 { (messages.recent) }
            @if entries.is_empty() { p { (messages.nothing_yet) } } @else { ul.things { @for entry in entries { (entry) } } }
        }
    }
}

fn entry_item(browser: &Browser, entry: &Entry, now: Timestamp) -> Markup {
    let messages = browser.messages();
    let (end, said) = match &entry.end {
        End::Confirmed(confirmed) => (
            "confirmed",
            format!("{} {}", messages.security.confirmed, (messages.start.confirmed_by)(confirmed)),
        ),
        End::Refused { outcome, by_device } => {
            (name(*outcome), (messages.security.refused)(*outcome, by_device.as_deref()))
        }
    };
    let from = &entry.from;
    html! {
        li data-end=(end) {
            p { span.strong { ((messages.security.kind)(entry.kind)) } ", " (ago(messages, entry.at, now)) }
            p { (said) }
            p.hint { (from.browser) ", " (from.os) ", " (from.ip) @if let Some(place) = &from.place { ", " (place) } }
        }
    }
}

fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "confirmed",
        Outcome::Denied => "denied",
        Outcome::Reported => "reported",
        Outcome::WrongNumber => "wrong-number",
        Outcome::Expired => "expired",
        Outcome::Cancelled => "cancelled",
    }
}
