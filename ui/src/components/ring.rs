//! A ring that empties, with the seconds left inside.
//!
//! Two half rings turn out of sight one after the other, so that only transforms are animated.

use yew::{Html, Properties, component, html};

use super::countdown::RunDown;
use super::ticking::use_seconds_left;
use crate::deadline::Deadline;

/// A ring.
#[derive(Properties, PartialEq)]
pub(crate) struct RingProps {
    pub(crate) deadline: Deadline,
}

#[component]
pub(crate) fn Ring(props: &RingProps) -> Html {
    let seconds = use_seconds_left(props.deadline);
    html! {
        <div class="ring" aria-hidden="true">
            <RunDown class="halves" deadline={props.deadline} key={props.deadline.key()}>
                <span class="half first"><span /></span>
                <span class="half second"><span /></span>
            </RunDown>
            <span class="seconds">{ seconds }</span>
        </div>
    }
}
