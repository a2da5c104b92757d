//! Before the first view is there, when that takes long.

use yew::{Html, html};

use crate::components::icon::{Icon, emblem};
use crate::stage::Stage;

/// The app's mark, and that it is starting.
pub(crate) fn starting(stage: &Stage) -> Html {
    html! {
        <main key="starting" class="page centred" data-screen="starting" aria-busy="true">
            { emblem(Icon::Key, "") }
            <h1 class="unseen">{ "Finago Key" }</h1>
            <p class="soft">{ stage.messages().controls.starting }</p>
        </main>
    }
}
