//! The screens, one a file. Those with something typed on them are components, structs with messages; the rest are functions.

use key_view::{Screen, ViewModel};
use yew::{Html, html};

use crate::stage::Stage;

mod about;
mod blocked;
mod challenge;
mod choose_pin;
mod devices;
mod enrol;
mod history;
mod home;
mod offer_notifications;
mod offline_code;
mod pin;
mod preferences;
mod result;
mod scan;
mod settings;
mod starting;
mod unavailable;

pub(crate) use starting::starting;
pub(crate) use unavailable::unavailable;

/// The screen of a view. What was typed on it lives as long as `key` stays.
pub(crate) fn screen(stage: &Stage, view: &ViewModel, key: String) -> Html {
    match &view.screen {
        Screen::Blocked(reason) => blocked::blocked(stage, *reason),
        Screen::Enrol(view) => {
            html! { <enrol::Enrol {key} stage={stage.clone()} view={view.clone()} /> }
        }
        Screen::Scan(view) => scan::scan(stage, *view),
        Screen::ChoosePin(choice) => {
            html! { <choose_pin::ChoosePin {key} stage={stage.clone()} view={choice.clone()} covered={view.pin.is_some()} /> }
        }
        Screen::OfferNotifications(view) => offer_notifications::offer_notifications(stage, *view),
        Screen::Home(view) => home::home(stage, view),
        Screen::Challenge(view) => {
            html! { <challenge::Challenge {key} stage={stage.clone()} view={view.clone()} /> }
        }
        Screen::Result(view) => result::result(stage, view, key),
        Screen::OfflineCode(view) => offline_code::offline_code(stage, view, key),
        Screen::Settings(settings) => settings::settings(stage, settings, view.preferences),
        Screen::Devices(view) => devices::devices(stage, view, key),
        Screen::About(view) => about::about(stage, view),
        Screen::History(view) => history::history(stage, view),
        Screen::Past(view) => history::past(stage, view, key),
    }
}

/// What lies over the screen: the PIN pad, or the question whether to disconnect.
pub(crate) fn cover(stage: &Stage, view: &ViewModel) -> Html {
    match (&view.pin, &view.screen) {
        (Some(pin), Screen::Challenge(challenge)) => {
            pin::pin(stage, pin, Some(stage.deadline(challenge.time_left)))
        }
        (Some(pin), _) => pin::pin(stage, pin, None),
        (None, Screen::Settings(settings)) => settings::disconnect(stage, settings),
        (None, Screen::Devices(view)) => devices::revoke(stage, view),
        (None, _) => Html::default(),
    }
}
