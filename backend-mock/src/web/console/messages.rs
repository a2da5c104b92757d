//! Section with the outbox: text messages that would have been sent.

use backend_model::Message;
use maud::{Markup, html};

use super::page::{self, table};
use super::time_format::format_time;
use crate::control::Control;

/// Number of messages to show.
const SHOWN: usize = 10;

/// Section with the messages, newest first.
pub(super) fn section(control: &Control) -> Markup {
    let (now, messages) = (control.now(), control.messages());
    let row = |sent: &Message| {
        html! {
            td.typed { (format_time(sent.at, now)) }
            td.typed { (sent.to.as_str()) }
            td data-message=(sent.to.as_str()) { (sent.text) }
        }
    };
    let rows: Vec<_> = messages.iter().rev().take(SHOWN).map(row).collect();
    page::section("outbox", "Outbox", &table("Outbox", &["At", "To", "Message"], &rows))
}
