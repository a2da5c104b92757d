//! What stands in place of the offer of a sensor that cannot guard a key.

use key_view::SensorTrouble;
use yew::{Html, html};

use crate::ui_context::UiContext;

/// The sentence that says why the sensor is not offered, and to use the PIN.
pub(crate) fn weak_sensor(ui: &UiContext) -> Html {
    html! { <p id="weak-sensor" class="soft">{ (ui.messages().sensor.trouble)(SensorTrouble::TooWeak) }</p> }
}
