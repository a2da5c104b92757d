//! When the next try is possible.

use key_text::Language;
use yew::{Html, Properties, component, html};

use super::ticking::use_seconds_left;
use crate::deadline::Deadline;

/// When.
#[derive(Properties, PartialEq)]
pub(crate) struct NextTryProps {
    pub(crate) language: Language,
    pub(crate) deadline: Deadline,
}

#[component]
pub(crate) fn NextTry(props: &NextTryProps) -> Html {
    let words = props.language.words().controls;
    let seconds = use_seconds_left(props.deadline);
    html! { <p class="next-try" role="timer">{ (words.next_try)(seconds) }</p> }
}
