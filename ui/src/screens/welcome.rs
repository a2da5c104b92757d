//! First screen of an app without a username: what it does, its language, and how to connect.

use key_messages::Language;
use key_view::{Intent, LanguageChoice, Preferences, WelcomeView};
use yew::{Html, html};

use super::cards::cards;
use crate::components::button::{Button, Look};
use crate::components::icon::{Icon, emblem};
use crate::components::page::heading;
use crate::ui_context::UiContext;

/// Renders the screen.
pub(crate) fn welcome(ui: &UiContext, view: &WelcomeView, preferences: Preferences) -> Html {
    let messages = ui.messages().welcome;
    let scan = Button {
        id: Some("scan"),
        icon: Some(Icon::QR),
        ..Button::new(Look::Primary, messages.scan, ui.callback(Intent::Scan))
    };
    let look = if view.can_scan { Look::Secondary } else { Look::Primary };
    let type_it =
        Button { id: Some("type"), ..Button::new(look, messages.type_it, ui.callback(Intent::AddAccount)) };
    let intro = if view.can_scan { messages.intro } else { messages.intro_without_camera };
    html! {
        <main key="welcome" class="page" data-screen="welcome">
            <div class="body centred">
                { cards(ui, &view.cards) }
                { emblem(Icon::KEY, "") }
                { heading(messages.heading) }
                <p class="soft">{ intro }</p>
            </div>
            <footer class="actions">
                { languages(ui, preferences) }
                if view.can_scan {
                    { scan.draw() }
                }
                { type_it.draw() }
            </footer>
        </main>
    }
}

/// Renders the choice of the language, each written in itself.
fn languages(ui: &UiContext, preferences: Preferences) -> Html {
    let choice = |language: Language| {
        let chosen = match language {
            Language::English => LanguageChoice::English,
            Language::Finnish => LanguageChoice::Finnish,
            Language::Swedish => LanguageChoice::Swedish,
        };
        let preferences = Preferences { language: chosen, ..preferences };
        let button = Button {
            pressed: Some(language == ui.language),
            ..Button::new(Look::Quiet, language.name(), ui.callback(Intent::SetPreferences { preferences }))
        };
        html! { <span lang={language.tag()}>{ button.draw() }</span> }
    };
    html! {
        <div class="languages" role="group" aria-label={ui.messages().preferences.language}>
            { for Language::ALL.map(choice) }
        </div>
    }
}
