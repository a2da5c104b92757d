//! Icons: SVG strokes on a grid of 24 by 24, in the colour of the surrounding text.

use key_view::Sensor;
use yew::{Html, classes, html};

/// An icon, as the path of its strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Icon(&'static str);

#[rustfmt::skip] // One line per icon.
impl Icon {
    pub(crate) const KEY: Self = Self("M14.5 3.5a6 6 0 1 1-4.6 9.9L3.5 19.8v.7H7v-2.2h2.3v-2.2h1.6l1.3-1.3M16.2 7.6v.2");
    pub(crate) const BACK: Self = Self("M15 5l-7 7 7 7");
    pub(crate) const FORWARD: Self = Self("M9 5l7 7-7 7");
    pub(crate) const DOWN: Self = Self("M7 10l5 5 5-5");
    pub(crate) const GEAR: Self = Self("M9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0M10.4 3.2h3.2l.5 2.5 1.9 1.1 2.4-.9 1.6 2.8-1.9 1.7v2.2l1.9 1.7-1.6 2.8-2.4-.9-1.9 1.1-.5 2.5h-3.2l-.5-2.5-1.9-1.1-2.4.9L4 15.3l1.9-1.7v-2.2L4 9.7l1.6-2.8 2.4.9 1.9-1.1z");
    pub(crate) const CROSS: Self = Self("M6 6l12 12M18 6L6 18");
    pub(crate) const CHECK: Self = Self("M5 12.5l4.8 4.8L19.5 7");
    pub(crate) const CLOCK: Self = Self("M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 7.5V12l3 2");
    pub(crate) const SHIELD: Self = Self("M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8c-4.5-1.8-7.5-5.2-7.5-9.8V5.8zM8.7 11.8l2.4 2.4 4.3-4.6");
    pub(crate) const ERASE: Self = Self("M8.5 5.5H20a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H8.5L3 12zM12 9.5l5 5M17 9.5l-5 5");
    pub(crate) const WARNING: Self = Self("M12 4l9 15.5H3zM12 10v4.5M12 17v.1");
    pub(crate) const OFFLINE: Self = Self("M4 4l16 16M8.2 6.4A6 6 0 0 1 17.6 10a4.3 4.3 0 0 1 2.6 6.9M15.8 18.5H7.2a4.7 4.7 0 0 1-.9-9.3");
    pub(crate) const PLUS: Self = Self("M12 5v14M5 12h14");
    pub(crate) const LOCK: Self = Self("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2");
    pub(crate) const PHONE: Self = Self("M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3M11 18h2");
    pub(crate) const BELL: Self = Self("M12 3.5a5.5 5.5 0 0 1 5.5 5.5c0 5 2 6.5 2 7.5h-15c0-1 2-2.5 2-7.5A5.5 5.5 0 0 1 12 3.5M10 19.5a2.2 2.2 0 0 0 4 0");
    pub(crate) const CODE: Self = Self("M4.5 7h15a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7M7.5 12v.1M12 12v.1M16.5 12v.1");
    pub(crate) const QR: Self = Self("M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM20 14v.1M14 20v.1");
    pub(crate) const TORCH: Self = Self("M8 3h8v4l-2.5 3.5V20a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1v-9.5L8 7zM8 7h8M12 12.5v2");
    pub(crate) const COMPUTER: Self = Self("M4 5h16v11H4zM9 20h6M12 16v4");
    pub(crate) const FINGERPRINT: Self = Self("M5.5 9.5a7 7 0 0 1 13 0M4.8 14c0-1 .2-2 .2-2.5M8 19c-.7-1.5-1-3.5-1-6a5 5 0 0 1 10 0c0 2.5-.1 4-.5 5.5M12 12.5c0 3 .2 5.5 1 8M9.8 12.8a2.2 2.2 0 0 1 4.4 0c0 2 .1 3.5.4 5");
    pub(crate) const FACE: Self = Self("M4 8.5V6a2 2 0 0 1 2-2h2.5M15.5 4H18a2 2 0 0 1 2 2v2.5M20 15.5V18a2 2 0 0 1-2 2h-2.5M8.5 20H6a2 2 0 0 1-2-2v-2.5M9 9.5v1M15 9.5v1M12 9.5v3.5h-.8M9 15.5c1.8 1.4 4.2 1.4 6 0");
}

impl From<Sensor> for Icon {
    fn from(sensor: Sensor) -> Self {
        match sensor {
            Sensor::Fingerprint => Self::FINGERPRINT,
            Sensor::Face => Self::FACE,
        }
    }
}

/// Draws an icon. Hidden from screen readers: the text beside it carries the meaning.
pub(crate) fn draw(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d={icon.0} /></svg>
    }
}

/// Draws a large icon in a circle; `tone` is a class that style sheets match.
pub(crate) fn emblem(icon: Icon, tone: &'static str) -> Html {
    html! { <span class={classes!("emblem", tone)}>{ draw(icon) }</span> }
}
