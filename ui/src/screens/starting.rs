//! Screen shown while the first view is late.

use yew::{Html, html};

use crate::components::icon::{Icon, emblem};
use crate::ui_context::UiContext;

/// Renders the app's mark and a status text.
pub(crate) fn starting(ui: &UiContext) -> Html {
    html! {
        <main key="starting" class="page centred" data-screen="starting" aria-busy="true">
            { emblem(Icon::Key, "") }
            <h1 class="unseen">{ "Finago Key" }</h1>
            <p class="soft">{ ui.messages().controls.starting }</p>
        </main>
    }
}
