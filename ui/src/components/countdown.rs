//! Countdowns, which tick without a call to the authenticator: a bar with a clock, a ring with the
//! seconds, and the time until the next try.

use gloo_timers::callback::Timeout;
use key_messages::Language;
use yew::{Callback, Html, Properties, component, html, use_effect, use_force_update, use_state};

use crate::deadline::{Deadline, is_announced};
use crate::ui_context::now;

/// Renders the time left as a shrinking bar and a clock.
pub(crate) fn countdown(language: Language, deadline: Deadline) -> Html {
    ticking(deadline, move |seconds| bar(language, deadline, seconds, false))
}

/// Renders a countdown that screen readers announce.
pub(crate) fn announced_countdown(language: Language, deadline: Deadline) -> Html {
    ticking(deadline, move |seconds| bar(language, deadline, seconds, true))
}

fn bar(language: Language, deadline: Deadline, seconds: u32, aloud: bool) -> Html {
    let messages = language.messages().challenge;
    let spoken = is_announced(seconds).then(|| messages.time_left_spoken(seconds));
    html! {
        <span class="countdown" data-urgent={(seconds <= 20).then_some("")}>
            <span class="bar" aria-hidden="true"><Animated class="remaining" {deadline} key={deadline.key()} /></span>
            <span id={aloud.then_some("time-left")} class="clock">{ messages.time_left(seconds) }</span>
            if aloud {
                <span class="visually-hidden" role="status">{ spoken }</span>
            }
        </span>
    }
}

/// Renders an emptying ring with the seconds left inside. Two half rings rotate out of view one
/// after the other, so that only transforms are animated.
pub(crate) fn ring(deadline: Deadline, seconds: u32) -> Html {
    html! {
        <div class="ring" aria-hidden="true">
            <Animated class="halves" {deadline} key={deadline.key()}>
                <span class="half first"><span /></span>
                <span class="half second"><span /></span>
            </Animated>
            <span class="seconds">{ seconds }</span>
        </div>
    }
}

/// Renders the seconds until the next permitted try.
pub(crate) fn next_try(language: Language, deadline: Deadline) -> Html {
    let messages = language.messages().controls;
    ticking(
        deadline,
        move |seconds| html! { <p class="next-try" role="timer">{ messages.next_try(seconds) }</p> },
    )
}

/// Renders `draw` with the seconds left until `deadline`, once a second.
pub(crate) fn ticking(deadline: Deadline, draw: impl Fn(u32) -> Html + 'static) -> Html {
    html! { <Ticking {deadline} draw={Callback::from(draw)} /> }
}

#[derive(Properties, PartialEq)]
struct TickingProps {
    deadline: Deadline,
    draw: Callback<u32, Html>,
}

#[component]
fn Ticking(TickingProps { deadline, draw }: &TickingProps) -> Html {
    let (now, tick) = (now(), use_force_update());
    let next = deadline.next_change(now);
    use_effect(move || {
        let timer = next.map(|wait| Timeout::new(wait, move || tick.force_update()));
        move || drop(timer)
    });
    draw.emit(deadline.seconds_left(now))
}

#[derive(Properties, PartialEq)]
struct AnimatedProps {
    class: &'static str,
    deadline: Deadline,
    #[prop_or_default]
    children: Html,
}

/// Element with a CSS animation that starts at the current position of its countdown. Its Yew key is
/// the deadline's: the position of a running animation cannot be changed.
#[component]
fn Animated(AnimatedProps { class, deadline, children }: &AnimatedProps) -> Html {
    let position = use_state(|| {
        let (of, passed) = deadline.total_and_elapsed(now());
        format!("--of: {of}ms; --passed: -{passed}ms")
    });
    // A property: the attribute would need an exception in the content security policy.
    html! { <span class={*class} ~style={position.as_str()}>{ children.clone() }</span> }
}
