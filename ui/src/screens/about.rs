//! Screen about the app: version and licences.

use key_view::{AboutView, LicenceView};
use yew::{Html, html};

use crate::components::icon::{Icon, emblem};
use crate::components::page::{heading, top_bar};
use crate::ui_context::UiContext;

/// Renders version and licences.
pub(crate) fn about(ui: &UiContext, view: &AboutView) -> Html {
    let messages = ui.messages().settings;
    let licence = |one: &LicenceView| {
        html! { <section><h2>{ &one.licence }</h2><p class="soft">{ &one.packages }</p></section> }
    };
    html! {
        <main key="about" class="page" data-screen="about">
            { top_bar(ui, Html::default()) }
            <div class="body">
                { emblem(Icon::KEY, "small") }
                { heading(messages.about) }
                <p class="soft">{ messages.version(&view.version) }</p>
                <p>{ messages.licences }</p>
                { for view.licences.iter().map(licence) }
            </div>
        </main>
    }
}
