//! How the app is to look and speak, in the settings.

use key_messages::Language;
use key_view::{Appearance, Intent, LanguageChoice, Preferences};
use yew::{Callback, Html, html};

use crate::components::select::select;
use crate::stage::Stage;

/// The choices.
pub(crate) fn preferences(stage: &Stage, chosen: Preferences) -> Html {
    let messages = stage.messages().preferences;
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
    let ask = stage.ask.clone();
    let speak = Callback::from(move |language| {
        ask.emit(Intent::Prefer { preferences: Preferences { language, ..chosen } })
    });
    let ask = stage.ask.clone();
    let look = Callback::from(move |appearance| {
        ask.emit(Intent::Prefer { preferences: Preferences { appearance, ..chosen } })
    });
    html! {
        <section>
            <h2>{ messages.heading }</h2>
            <div class="card rows">
                { select("language", messages.language, languages, chosen.language, speak) }
                { select("appearance", messages.appearance, appearances, chosen.appearance, look) }
            </div>
        </section>
    }
}
