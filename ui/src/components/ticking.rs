//! A countdown's seconds, waking up once a second and never asking the authenticator.

use gloo_timers::callback::Timeout;
use yew::{hook, use_effect_with, use_force_update};

use crate::deadline::Deadline;
use crate::stage::now;

/// Seconds left, drawn anew as they change.
#[hook]
pub(crate) fn use_seconds_left(deadline: Deadline) -> u32 {
    let update = use_force_update();
    let now = now();
    let seconds = deadline.seconds_left(now);
    use_effect_with((deadline, seconds), move |_| {
        let timer = deadline.next_change(now).map(|wait| Timeout::new(wait, move || update.force_update()));
        move || drop(timer)
    });
    seconds
}
