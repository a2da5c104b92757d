//! Headings of screens.

use yew::{AttrValue, Html, html};

/// Renders a heading that receives the focus when the screen opens, so that screen readers announce
/// the screen.
pub(crate) fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1" data-focus="">{ text.into() }</h1> }
}

/// Renders a heading on a screen where another element receives the focus.
pub(crate) fn passive_heading(text: impl Into<AttrValue>) -> Html {
    html! { <h1 tabindex="-1">{ text.into() }</h1> }
}
