//! Bar at the top of a screen, with its back button.

use key_view::{Back, Intent};
use yew::{Html, html};

use super::button::icon_button;
use super::icon::Icon;
use crate::ui_context::UiContext;

/// Renders a bar with `beside` after the back button, which is disabled while an operation is in
/// progress.
pub(crate) fn top_bar(ui: &UiContext, beside: Html) -> Html {
    let intent = match ui.back {
        Back::To(intent) => intent.into(),
        Back::Blocked | Back::Leave => Intent::Back,
    };
    let disabled = ui.back == Back::Blocked;
    let back = icon_button(ui.messages().controls.back, Icon::Back, disabled, &ui.callback(intent));
    header(html! { <>{ back }{ beside }</> })
}

/// Renders a bar without a back button.
pub(crate) fn header(content: Html) -> Html {
    html! { <header class="top-bar">{ content }</header> }
}
