//! The way on after something did not get through.

use key_view::Intent;
use yew::Html;

use super::button::{Button, Look};
use crate::stage::Stage;

/// Tries again.
pub(crate) fn try_again(stage: &Stage, look: Look) -> Html {
    Button {
        id: Some("try-again"),
        label: stage.messages().controls.try_again,
        look,
        working: stage.awaits(&Intent::TryAgain),
        onpress: stage.on(Intent::TryAgain),
        ..Button::default()
    }
    .draw()
}
