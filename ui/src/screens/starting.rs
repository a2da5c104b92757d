//! Before the first view is there.

use yew::{Html, component, html};

use crate::components::icon::{Draw, Icon};
use crate::stage::use_stage;

#[component]
pub(crate) fn Starting() -> Html {
    let stage = use_stage();
    html! {
        <main class="page centred" data-screen="starting" aria-busy="true">
            <span class="emblem"><Draw icon={Icon::Key} /></span>
            <p class="soft late">{ stage.words().controls.starting }</p>
        </main>
    }
}
