//! Bar at the top of a screen, with its back button.

use key_view::Intent;
use yew::{Html, html};

use super::button::icon_button;
use super::icon::Icon;
use crate::ui_context::UiContext;

/// State of the back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BackButton {
    /// The button emits [`Intent::Back`].
    Enabled,
    /// An operation is in progress.
    Disabled,
    /// The screen has no previous screen.
    Hidden,
}

impl BackButton {
    /// Enabled unless the screen is busy.
    pub(crate) fn unless_busy(busy: bool) -> Self {
        if busy { Self::Disabled } else { Self::Enabled }
    }
}

/// Renders a bar with `beside` after the back button.
pub(crate) fn top_bar(ui: &UiContext, back: BackButton, beside: Html) -> Html {
    html! {
        <header class="top-bar">
            if back != BackButton::Hidden {
                { icon_button(ui.messages().controls.back, Icon::Back, back == BackButton::Disabled, &ui.callback(Intent::Back)) }
            }
            { beside }
        </header>
    }
}
