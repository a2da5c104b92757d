//! When the next try is possible.

use key_messages::Language;
use yew::{Html, html};

use super::ticking::ticking;
use crate::deadline::Deadline;

/// When.
pub(crate) fn next_try(language: Language, deadline: Deadline) -> Html {
    let say = language.messages().controls.next_try;
    ticking(deadline, move |seconds| html! { <p class="next-try" role="timer">{ say(seconds) }</p> })
}
