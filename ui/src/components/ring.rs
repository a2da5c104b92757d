//! Countdown as an emptying ring, with the seconds left inside.
//!
//! Two half rings rotate out of view one after the other, so that only transforms are animated.

use yew::{Html, html};

use super::countdown_animation::CountdownAnimation;
use crate::deadline::Deadline;

/// Renders the ring of a countdown with `seconds` left.
pub(crate) fn ring(deadline: Deadline, seconds: u32) -> Html {
    html! {
        <div class="ring" aria-hidden="true">
            <CountdownAnimation class="halves" {deadline} key={deadline.key()}>
                <span class="half first"><span /></span>
                <span class="half second"><span /></span>
            </CountdownAnimation>
            <span class="seconds">{ seconds }</span>
        </div>
    }
}
