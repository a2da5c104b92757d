//! The bar at the top of a screen, with the way back.

use key_view::Intent;
use yew::{Html, html};

use super::button::icon_button;
use super::icon::Icon;
use crate::ui_context::UiContext;

/// Whether a bar leads back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BackButton {
    /// It does.
    Enabled,
    /// It does, but not while something is on its way.
    Disabled,
    /// There is nowhere to go back to.
    Hidden,
}

impl BackButton {
    /// The way back, unless the screen is busy.
    pub(crate) fn unless_busy(busy: bool) -> Self {
        if busy { Self::Disabled } else { Self::Enabled }
    }
}

/// A bar with `beside` after the way back.
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
