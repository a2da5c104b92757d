//! When the next try is possible.

use yew::{Html, Properties, component, html};

use super::ticking::use_seconds_left;
use crate::deadline::Deadline;
use crate::stage::use_stage;

/// When.
#[derive(Properties, PartialEq)]
pub(crate) struct NextTryProps {
    pub(crate) deadline: Deadline,
}

#[component]
pub(crate) fn NextTry(props: &NextTryProps) -> Html {
    let words = use_stage().words().controls;
    let seconds = use_seconds_left(props.deadline);
    html! { <p class="next-try" role="timer">{ (words.next_try)(seconds) }</p> }
}
