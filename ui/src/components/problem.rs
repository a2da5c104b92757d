//! Problems and progress within a screen, as alerts and status texts.

use yew::{AttrValue, Html, html};

use super::icon::{Icon, draw};

/// Renders a problem. `aside` may change every second and is not announced by screen readers.
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

/// Announces `text` to screen readers while `busy`.
pub(crate) fn progress(busy: bool, text: &'static str) -> Html {
    html! { <p class="unseen" role="status">{ busy.then_some(text) }</p> }
}
