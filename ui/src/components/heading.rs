//! A screen's heading.

use yew::{AttrValue, Html, html};

/// A heading that takes the focus when the screen opens, so that a screen reader says where one is.
pub(crate) fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1" data-focus="">{ text.into() }</h1> }
}

/// A heading on a screen where something else takes the focus.
pub(crate) fn passive_heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1">{ text.into() }</h1> }
}
