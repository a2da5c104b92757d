//! Replaces the offer of a sensor that is too weak to guard a key.

use key_view::SensorTrouble;
use yew::{Html, html};

use crate::ui_context::UiContext;

/// Renders the reason why the sensor is not offered, with the advice to use the PIN.
pub(crate) fn weak_sensor(ui: &UiContext) -> Html {
    html! { <p id="weak-sensor" class="soft">{ ui.messages().sensor.trouble(SensorTrouble::TooWeak) }</p> }
}
