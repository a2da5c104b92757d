//! Choices of language and appearance, in the settings.

use key_messages::Language;
use key_view::{Appearance, Intent, LanguageChoice, Preferences};
use yew::{Callback, Html, html};

use crate::components::select::select;
use crate::ui_context::UiContext;

/// Renders the choices.
pub(crate) fn preferences(ui: &UiContext, chosen: Preferences) -> Html {
    let messages = ui.messages().preferences;
    let languages = vec![
        (LanguageChoice::System, messages.system),
        (LanguageChoice::English, Language::English.name()),
        (LanguageChoice::Finnish, Language::Finnish.name()),
        (LanguageChoice::Swedish, Language::Swedish.name()),
    ];
    let appearances = vec![
        (Appearance::System, messages.system),
        (Appearance::Light, messages.light),
        (Appearance::Dark, messages.dark),
    ];
    let intents = ui.intents.clone();
    let on_language = Callback::from(move |language| {
        intents.emit(Intent::Prefer { preferences: Preferences { language, ..chosen } })
    });
    let intents = ui.intents.clone();
    let on_appearance = Callback::from(move |appearance| {
        intents.emit(Intent::Prefer { preferences: Preferences { appearance, ..chosen } })
    });
    html! {
        <section>
            <h2>{ messages.heading }</h2>
            <div class="card rows">
                { select("language", messages.language, languages, chosen.language, on_language) }
                { select("appearance", messages.appearance, appearances, chosen.appearance, on_appearance) }
            </div>
        </section>
    }
}
