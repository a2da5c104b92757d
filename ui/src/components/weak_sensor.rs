//! What stands in place of the offer of a sensor that cannot guard a key.

use key_view::SensorTrouble;
use yew::{Html, html};

use crate::stage::Stage;

/// The sentence that says why the sensor is not offered, and to use the PIN.
pub(crate) fn weak_sensor(stage: &Stage) -> Html {
    html! { <p id="weak-sensor" class="soft">{ (stage.messages().sensor.trouble)(SensorTrouble::TooWeak) }</p> }
}
