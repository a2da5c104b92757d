//! Section with the pushes, their content and their state.

use backend_model::{PushState, RecordedPush};
use key_protocol::ids::Timestamp;
use key_protocol::push::{PushContent, Subject};
use maud::{Markup, html};

use super::devices::push;
use super::page::{self, table};
use super::push_fault_form::describe;
use super::time_format::format_time;
use crate::control::Control;

/// Number of pushes to show.
const SHOWN: usize = 10;

/// Section with the pushes, newest first.
pub(super) fn section(control: &Control) -> Markup {
    let now = control.now();
    let rows: Vec<_> = control.pushes().iter().rev().take(SHOWN).map(|sent| row(sent, now)).collect();
    let headings = ["At", "Carries", "To device", "Through", "State"];
    page::section("pushes", "Pushes", &table("Pushes", &headings, &rows))
}

fn row(sent: &RecordedPush, now: Timestamp) -> Markup {
    let (slug, state) = state(sent.state, now);
    html! {
        td.typed { (format_time(sent.at, now)) }
        td { (carries(&sent.content)) br; span.typed { (sent.content.name()) } }
        td.typed { (sent.content.device) }
        td { (push(&sent.to)) }
        td data-push=(slug) {
            (state)
            @if sent.tries > 1 { ", tried " (sent.tries) " times" }
            @if let Some(fault) = sent.fault { br; span.hint { "Fault: " (describe(fault)) } }
        }
    }
}

fn carries(content: &PushContent) -> &'static str {
    match content.subject {
        Subject::Challenge { .. } => "challenge",
        Subject::Over(_) => "challenge is over",
        Subject::Notice(_) => "notice",
        Subject::Test(_) => "test",
    }
}

/// Name of a state for browser tests, and its description.
fn state(state: PushState, now: Timestamp) -> (&'static str, String) {
    match state {
        PushState::Waiting => ("waiting", "waiting".to_owned()),
        PushState::Sending => ("sending", "on its way".to_owned()),
        PushState::Accepted => ("accepted", "accepted".to_owned()),
        PushState::Gone => ("gone", "gone: the registration ended".to_owned()),
        PushState::Refused => ("refused", "refused".to_owned()),
        PushState::Unreachable { next: Some(next) } => {
            ("unreachable", format!("unreachable, next try at {}", format_time(next, now)))
        }
        PushState::Unreachable { next: None } => ("unreachable", "unreachable, given up".to_owned()),
        PushState::NotSent => ("not-sent", "not sent".to_owned()),
        PushState::Lost => ("lost", "lost".to_owned()),
    }
}
