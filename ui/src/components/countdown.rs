//! Time left for a challenge, as a shrinking bar and a clock.

use key_messages::Language;
use yew::{Html, html};

use super::countdown_animation::CountdownAnimation;
use super::ticking::ticking;
use crate::deadline::{Deadline, is_announced};

/// Renders a countdown.
pub(crate) fn countdown(language: Language, deadline: Deadline) -> Html {
    ticking(deadline, move |seconds| draw(language, deadline, seconds, false))
}

/// Renders a countdown that screen readers announce.
pub(crate) fn announced_countdown(language: Language, deadline: Deadline) -> Html {
    ticking(deadline, move |seconds| draw(language, deadline, seconds, true))
}

fn draw(language: Language, deadline: Deadline, seconds: u32, aloud: bool) -> Html {
    let messages = language.messages().challenge;
    let spoken = is_announced(seconds).then(|| messages.time_left_spoken(seconds));
    html! {
        <span class="countdown" data-urgent={(seconds <= 20).then_some("")}>
            <span class="bar" aria-hidden="true"><CountdownAnimation class="rest" {deadline} key={deadline.key()} /></span>
            <span id={aloud.then_some("time-left")} class="clock">{ messages.time_left(seconds) }</span>
            if aloud {
                <span class="unseen" role="status">{ spoken }</span>
            }
        </span>
    }
}
