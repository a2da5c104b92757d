//! Parts of every screen: the bar at its top, its heading, its problem and its progress.

use key_view::{Back, Intent};
use yew::{AttrValue, Html, html};

use super::button::{Button, Look};
use super::foreign::marked;
use super::icon::{Icon, draw};
use crate::ui_context::UiContext;

/// Renders a bar with `beside` after the back button, which is disabled while an operation is in
/// progress.
pub(crate) fn top_bar(ui: &UiContext, beside: Html) -> Html {
    let intent = match ui.back {
        Back::To(intent) => intent.into(),
        Back::Blocked | Back::Leave => Intent::Back,
    };
    let back = Button {
        icon: Some(Icon::BACK),
        disabled: ui.back == Back::Blocked,
        ..Button::new(Look::Icon, ui.messages().controls.back, ui.callback(intent))
    };
    html! { <header class="top-bar">{ back.draw() }{ beside }</header> }
}

/// Renders a heading that receives the focus when the screen opens, so that screen readers announce
/// the screen.
pub(crate) fn heading(text: &str) -> Html {
    html! { <h1 tabindex="-1" data-focus="">{ marked(text) }</h1> }
}

/// Renders a problem, anew for each answered intent, so that screen readers announce it again. `aside`
/// may change every second and is not announced.
pub(crate) fn problem(ui: &UiContext, text: impl Into<AttrValue>, aside: Html) -> Html {
    html! {
        <div key={ui.answers} class="problem">
            { draw(Icon::WARNING) }
            <div><p id="problem" role="alert">{ text.into() }</p>{ aside }</div>
        </div>
    }
}

/// Announces `text` to screen readers while `busy`.
pub(crate) fn progress(busy: bool, text: &'static str) -> Html {
    html! { <p class="visually-hidden" role="status">{ busy.then_some(text) }</p> }
}
