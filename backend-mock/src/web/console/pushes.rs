//! The pushes that would have been sent.

use maud::{Markup, html};

use super::devices::push;
use super::page::{self, table};
use super::when::at;
use crate::mock::Mock;

/// How many of the latest are shown.
const SHOWN: usize = 10;

/// The latest first.
pub(super) fn section(mock: &Mock) -> Markup {
    let now = mock.now();
    let pushes = mock.pushes();
    let row = |sent: &crate::state::RecordedPush| {
        html! {
            td.typed { (at(sent.at, now)) }
            td { (push(&sent.to)) }
            td.typed { (sent.message.device) }
            td.typed { (sent.message.challenge) }
        }
    };
    let rows: Vec<_> = pushes.iter().rev().take(SHOWN).map(row).collect();
    page::section(
        "pushes",
        "Pushes",
        &table("Pushes", &["At", "Sent by", "To device", "For challenge"], &rows),
    )
}
