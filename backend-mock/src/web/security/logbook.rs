//! Section with the latest logins and confirmations: the outcome, the device, and where the request
//! came from.

use backend_model::{End, Entry, SessionView};
use key_protocol::ids::Timestamp;
use maud::{Markup, html};

use super::confirmation::challenge_kind;
use super::devices::ago;
use crate::web::aborted::name;
use crate::web::page_request::Browser;
use crate::web::session_phase::reason;
use crate::web::start::confirmed_by;

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
    let confirmed = messages.security.confirmed;
    let (end, said) = match &entry.end {
        End::Confirmed(by) => ("confirmed", format!("{confirmed} {}", confirmed_by(messages, by))),
        End::Refused { outcome, by_device } => match reason(*outcome) {
            Some(reason) => (name(reason), messages.security.refused(reason, by_device.as_deref())),
            None => ("confirmed", confirmed.to_owned()),
        },
    };
    let from = &entry.from;
    html! {
        li data-end=(end) {
            p { span.strong { (messages.challenge.kind(challenge_kind(entry.kind))) } ", " (ago(messages, entry.at, now)) }
            p { (said) }
            p.hint { (from.browser) ", " (from.os) ", " (from.ip) @if let Some(place) = &from.place { ", " (place) } }
        }
    }
}
