//! The bar at the top of a screen, with the way back.

use key_view::Intent;
use yew::{Html, html};

use super::button::icon_button;
use super::icon::Icon;
use crate::stage::Stage;

/// Whether a bar leads back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Back {
    /// It does.
    Yes,
    /// It does, but not while something is on its way.
    NotNow,
    /// There is nowhere to go back to.
    None,
}

impl Back {
    /// The way back, unless the screen is busy.
    pub(crate) fn unless(busy: bool) -> Self {
        if busy { Self::NotNow } else { Self::Yes }
    }
}

/// A bar with `beside` after the way back.
pub(crate) fn top_bar(stage: &Stage, back: Back, beside: Html) -> Html {
    html! {
        <header class="top-bar">
            if back != Back::None {
                { icon_button(stage.messages().controls.back, Icon::Back, back == Back::NotNow, &stage.on(Intent::Back)) }
            }
            { beside }
        </header>
    }
}
