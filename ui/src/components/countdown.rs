//! How long a challenge still waits, as a bar that empties and a clock.

use key_text::Language;
use yew::{Html, Properties, component, html};

use super::run_down::RunDown;
use super::ticking::use_seconds_left;
use crate::deadline::{Deadline, is_said_aloud};

/// A countdown.
#[derive(Properties, PartialEq)]
pub(crate) struct CountdownProps {
    pub(crate) language: Language,
    pub(crate) deadline: Deadline,
    /// It is the one that a screen reader hears.
    #[prop_or_default]
    pub(crate) aloud: bool,
}

#[component]
pub(crate) fn Countdown(props: &CountdownProps) -> Html {
    let CountdownProps { language, deadline, aloud } = *props;
    let words = language.words().challenge;
    let seconds = use_seconds_left(deadline);
    let spoken = is_said_aloud(seconds).then(|| (words.time_left_spoken)(seconds));
    html! {
        <span class="countdown" data-urgent={(seconds <= 20).then_some("")}>
            <span class="bar" aria-hidden="true"><RunDown class="rest" {deadline} key={deadline.key()} /></span>
            <span id={aloud.then_some("time-left")} class="clock">{ (words.time_left)(seconds) }</span>
            if aloud {
                <span class="unseen" role="status">{ spoken }</span>
            }
        </span>
    }
}
