//! Button to retry after a failed request.

use key_view::Intent;
use yew::Html;

use super::button::{Button, Look};
use crate::ui_context::UiContext;

/// Renders the button that emits [`Intent::TryAgain`].
pub(crate) fn try_again(ui: &UiContext, look: Look) -> Html {
    Button {
        id: Some("try-again"),
        label: ui.messages().controls.try_again,
        look,
        working: ui.awaits(&Intent::TryAgain),
        onpress: ui.callback(Intent::TryAgain),
        ..Button::default()
    }
    .draw()
}
