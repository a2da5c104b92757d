//! What went wrong, said at once.

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
