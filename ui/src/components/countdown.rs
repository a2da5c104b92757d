//! How long a challenge still waits, as a bar that empties and a clock.

use key_view::TimeLeft;
use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

use super::ticking::use_seconds_left;
use crate::deadline::{Deadline, is_said_aloud};
use crate::stage::{now, use_stage};

/// A countdown.
#[derive(Properties, PartialEq)]
pub(crate) struct CountdownProps {
    /// As it was when the view came.
    pub(crate) time_left: TimeLeft,
    /// It is the one a screen reader hears.
    #[prop_or(true)]
    pub(crate) aloud: bool,
}

#[component]
pub(crate) fn Countdown(props: &CountdownProps) -> Html {
    let stage = use_stage();
    let words = stage.words().challenge;
    let deadline = stage.deadline(props.time_left);
    let seconds = use_seconds_left(deadline);
    let spoken = if is_said_aloud(seconds) {
        (words.time_left_spoken)(seconds)
    } else {
        String::new()
    };
    html! {
        <div class="countdown" data-urgent={(seconds <= 20).then_some("")}>
            <span class="bar" aria-hidden="true"><RunDown class="rest" {deadline} key={deadline.key()} /></span>
            <span id={props.aloud.then_some("time-left")} class="clock">{ (words.time_left)(seconds) }</span>
            if props.aloud {
                <span class="unseen" role="status">{ spoken }</span>
            }
        </div>
    }
}

/// Something that runs down by a style sheet's animation, from where the countdown stands.
#[derive(Properties, PartialEq)]
pub(crate) struct RunDownProps {
    pub(crate) class: &'static str,
    pub(crate) deadline: Deadline,
    #[prop_or_default]
    pub(crate) children: Html,
}

#[component]
pub(crate) fn RunDown(props: &RunDownProps) -> Html {
    let node = use_node_ref();
    let (of, passed) = props.deadline.run_down(now());
    let element = node.clone();
    use_effect_with((), move |()| {
        if let Some(element) = element.cast::<web_sys::HtmlElement>() {
            // Through the object model: a style attribute would need an exception in the content security policy.
            let _ = element.style().set_property("--of", &format!("{of}ms"));
            let _ = element.style().set_property("--passed", &format!("-{passed}ms"));
        }
    });
    html! { <span ref={node} class={props.class}>{ props.children.clone() }</span> }
}
