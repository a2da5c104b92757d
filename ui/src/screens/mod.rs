//! The screens, one per file. A screen with state of its own, such as typed text, is a Yew
//! component; the others are functions.

use key_view::{Overlay, Screen, ViewModel};
use yew::{Html, Properties, html};

use crate::ui_context::UiContext;

mod about;
mod blocked;
mod cards;
mod challenge;
mod choose_pin;
mod devices;
mod disconnect;
mod enrol;
mod history;
mod home;
mod offer_notifications;
mod offline_code;
mod pin;
mod result;
mod scan;
mod settings;
mod test_push;
mod welcome;
mod without_view;

pub(crate) use without_view::{starting, unavailable};

/// Properties of a screen with state of its own.
#[derive(Properties, PartialEq)]
pub(crate) struct ScreenProps<V: PartialEq> {
    pub(crate) ui: UiContext,
    pub(crate) view: V,
}

/// Renders the screen of a view. Typed text is retained while the view's key stays the same.
pub(crate) fn screen(ui: &UiContext, view: &ViewModel) -> Html {
    let key = view.key.0.clone();
    match &view.screen {
        Screen::Blocked(reason) => blocked::blocked(ui, *reason),
        Screen::Welcome(welcome) => welcome::welcome(ui, welcome, view.preferences),
        Screen::Enrol(view) => html! { <enrol::Enrol {key} ui={ui.clone()} view={view.clone()} /> },
        Screen::Scan(view) => scan::scan(ui, *view),
        Screen::ChoosePin(choice) => {
            html! { <choose_pin::ChoosePin {key} ui={ui.clone()} view={choice.clone()} /> }
        }
        Screen::OfferNotifications(view) => offer_notifications::offer_notifications(ui, *view),
        Screen::TestPush(view) => test_push::test_push(ui, view),
        Screen::Home(view) => home::home(ui, view),
        Screen::Challenge(challenge) => {
            html! { <challenge::Challenge {key} ui={ui.clone()} view={challenge.clone()} pad={view.pin().cloned()} /> }
        }
        Screen::Result(view) => result::result(ui, view, key),
        Screen::OfflineCode(view) => offline_code::offline_code(ui, view, key),
        Screen::Settings(settings) => settings::settings(ui, settings, view.preferences),
        Screen::Devices(view) => devices::devices(ui, view, key),
        Screen::About(view) => about::about(ui, view),
        Screen::History(view) => history::history(ui, view),
        Screen::Past(view) => history::past(ui, view, key),
    }
}

/// Renders the sheet of a view: the PIN pad, or the confirmation of a disconnection.
pub(crate) fn overlay(ui: &UiContext, view: &ViewModel) -> Html {
    match sheet_of(view) {
        Some(Overlay::Pin(pin)) => pin::pin(ui, pin),
        Some(Overlay::Disconnect(dialog)) => disconnect::disconnect(ui, dialog),
        None => Html::default(),
    }
}

/// Returns what lies as a sheet over the screen. A challenge shows its PIN pad itself, so that what is
/// confirmed stays in sight.
pub(crate) fn sheet_of(view: &ViewModel) -> Option<&Overlay> {
    view.overlay.as_ref().filter(|_| !matches!(view.screen, Screen::Challenge(_)))
}
