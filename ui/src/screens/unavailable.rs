//! There is nothing to show, because nobody who could be asked is there.

use yew::{Html, html};

use crate::bridge::Fault;
use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::ui_context::UiContext;

/// What happened and what to do.
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
