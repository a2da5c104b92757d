//! Countdown to the next permitted try.

use key_messages::Language;
use yew::{Html, html};

use super::ticking::ticking;
use crate::deadline::Deadline;

/// Renders the seconds until the next permitted try.
pub(crate) fn next_try(language: Language, deadline: Deadline) -> Html {
    let messages = language.messages().controls;
    ticking(
        deadline,
        move |seconds| html! { <p class="next-try" role="timer">{ messages.next_try(seconds) }</p> },
    )
}
