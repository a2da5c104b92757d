//! What the app is made of.

use key_view::{AboutView, Intent, LicenceView};
use yew::{Html, html};

use crate::components::heading::heading;
use crate::components::icon::{Icon, emblem};
use crate::components::row::Row;
use crate::components::top_bar::{Back, top_bar};
use crate::stage::Stage;

/// Version and licences.
pub(crate) fn about(stage: &Stage, view: &AboutView) -> Html {
    let messages = stage.messages().settings;
    let licence = |one: &LicenceView| {
        html! { <section><h2>{ &one.licence }</h2><p class="soft">{ &one.packages }</p></section> }
    };
    html! {
        <main key="about" class="page" data-screen="about">
            { top_bar(stage, Back::Yes, Html::default()) }
            <div class="body">
                { emblem(Icon::Key, "small") }
                { heading(messages.about) }
                <p class="soft">{ (messages.version)(&view.version) }</p>
                <p>{ messages.licences }</p>
                { for view.licences.iter().map(licence) }
            </div>
        </main>
    }
}

/// The way there, and to the history.
pub(crate) fn more(stage: &Stage, busy: bool) -> Html {
    let row = |id, label, icon, intent| Row {
        id: Some(id),
        icon: Some(icon),
        label,
        disabled: busy,
        onpress: stage.on(intent),
        ..Row::default()
    };
    let messages = stage.messages();
    html! {
        <section>
            <div class="card rows">
                { row("history", messages.history.heading, Icon::Clock, Intent::OpenHistory).draw() }
                { row("about", messages.settings.about, Icon::Key, Intent::OpenAbout).draw() }
            </div>
        </section>
    }
}
