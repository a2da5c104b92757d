//! A ring that empties, with the seconds left inside.
//!
//! Two half rings turn out of sight one after the other, so that only transforms are animated.

use yew::{Html, html};

use super::countdown_animation::CountdownAnimation;
use crate::deadline::Deadline;

/// The ring of a countdown at which so many seconds are left.
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
