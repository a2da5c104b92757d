//! Screens shown without a view: while the first one is late, and when the authenticator is
//! unavailable.

use yew::{Html, html};

use crate::bridge::Fault;
use crate::components::icon::{Icon, emblem};
use crate::components::page::heading;
use crate::ui_context::UiContext;

/// Renders the app's mark and a status text.
pub(crate) fn starting(ui: &UiContext) -> Html {
    html! {
        <main key="starting" class="page centred" data-screen="starting" aria-busy="true">
            { emblem(Icon::KEY, "") }
            <h1 class="visually-hidden">{ "Finago Key" }</h1>
            <p class="soft">{ ui.messages().controls.starting }</p>
        </main>
    }
}

/// Renders why there is no view, and what to do.
pub(crate) fn unavailable(ui: &UiContext, fault: Fault) -> Html {
    let messages = ui.messages().controls;
    let (title, text) = match fault {
        Fault::Outside => (messages.outside_heading, messages.outside_text),
        Fault::Refused | Fault::Unreadable => (messages.mismatch_heading, messages.mismatch_text),
    };
    html! {
        <main key="unavailable" class="page centred" data-screen="unavailable">
            { emblem(Icon::KEY, "") }
            { heading(title) }
            <p>{ text }</p>
        </main>
    }
}
