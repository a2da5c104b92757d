//! Screen about the app: version and licences.

use key_view::{AboutView, Intent, LicenceView};
use yew::{Html, html};

use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::components::row::Row;
use crate::components::top_bar::top_bar;
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
                { emblem(Icon::Key, "small") }
                { heading(messages.about) }
                <p class="soft">{ messages.version(&view.version) }</p>
                <p>{ messages.licences }</p>
                { for view.licences.iter().map(licence) }
            </div>
        </main>
    }
}

/// Renders the rows of the settings that open the history and this screen.
pub(crate) fn more_rows(ui: &UiContext, busy: bool) -> Html {
    let row = |id, label, icon, intent| Row {
        id: Some(id),
        icon: Some(icon),
        label,
        disabled: busy,
        onpress: ui.callback(intent),
        ..Row::default()
    };
    let messages = ui.messages();
    html! {
        <section>
            <div class="card rows">
                { row("history", messages.history.heading, Icon::Clock, Intent::OpenHistory).draw() }
                { row("about", messages.settings.about, Icon::Key, Intent::OpenAbout).draw() }
            </div>
        </section>
    }
}
