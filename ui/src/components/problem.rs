//! What a screen says by itself: that something went wrong, or is on its way.

use yew::{AttrValue, Html, html};

use super::icon::{Icon, draw};

/// What happened and what to do, with `aside`, which may change by the second and is not said aloud.
pub(crate) fn problem(text: impl Into<AttrValue>, aside: Html) -> Html {
    html! {
        <div class="problem">
            { draw(Icon::Warning) }
            <div>
                <p id="problem" role="alert">{ text.into() }</p>
                { aside }
            </div>
        </div>
    }
}

/// Says aloud, while something is on its way, that it is.
pub(crate) fn progress(busy: bool, text: &'static str) -> Html {
    html! { <p class="unseen" role="status">{ busy.then_some(text) }</p> }
}
