//! Screen shown when the authenticator is unavailable.

use yew::{Html, html};

use crate::bridge::Fault;
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::ui_context::UiContext;

/// Renders the reason and what to do.
pub(crate) fn unavailable(ui: &UiContext, fault: Fault) -> Html {
    let messages = ui.messages().controls;
    let (title, text) = match fault {
        Fault::Outside => (messages.outside_heading, messages.outside_text),
        Fault::Refused | Fault::Unreadable => (messages.mismatch_heading, messages.mismatch_text),
    };
    html! {
        <main key="unavailable" class="page centred" data-screen="unavailable">
            { emblem(Icon::Key, "") }
            { heading(title) }
            <p>{ text }</p>
        </main>
    }
}
