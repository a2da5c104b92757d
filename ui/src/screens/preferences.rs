//! How the app is to look and speak, in the settings.

use key_text::Language;
use key_view::{Appearance, Intent, LanguageChoice, Preferences};
use yew::{Callback, Html, html};

use crate::components::select::select;
use crate::stage::Stage;

/// The choices.
pub(crate) fn preferences(stage: &Stage, chosen: Preferences) -> Html {
    let words = stage.words().preferences;
    let languages = vec![
        (LanguageChoice::System, words.system),
        (LanguageChoice::English, Language::English.name()),
        (LanguageChoice::Finnish, Language::Finnish.name()),
        (LanguageChoice::Swedish, Language::Swedish.name()),
    ];
    let appearances = vec![
        (Appearance::System, words.system),
        (Appearance::Light, words.light),
        (Appearance::Dark, words.dark),
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
            <h2>{ words.heading }</h2>
            <div class="card rows">
                { select("language", words.language, languages, chosen.language, speak) }
                { select("appearance", words.appearance, appearances, chosen.appearance, look) }
            </div>
        </section>
    }
}
