//! The screens, one a file.

use std::rc::Rc;

use key_view::{Screen, ViewModel};
use yew::{Html, Properties, component, html};

mod blocked;
mod challenge;
mod choose_pin;
mod connect;
pub(crate) mod cover;
mod home;
mod offline_code;
mod result;
mod settings;
pub(crate) mod starting;
pub(crate) mod unavailable;

/// A view to draw.
#[derive(Properties, PartialEq)]
pub(crate) struct ScreenViewProps {
    pub(crate) view: Rc<ViewModel>,
}

#[component]
pub(crate) fn ScreenView(props: &ScreenViewProps) -> Html {
    match &props.view.screen {
        Screen::Blocked(reason) => html! { <blocked::Blocked reason={*reason} /> },
        Screen::Connect(view) => html! { <connect::Connect view={view.clone()} /> },
        Screen::ChoosePin(view) => html! { <choose_pin::ChoosePin view={view.clone()} /> },
        Screen::Home(view) => html! { <home::Home view={view.clone()} /> },
        Screen::Challenge(view) => html! { <challenge::Challenge view={view.clone()} /> },
        Screen::Result(view) => html! { <result::ResultScreen view={view.clone()} /> },
        Screen::OfflineCode(view) => html! { <offline_code::OfflineCode view={view.clone()} /> },
        Screen::Settings(view) => html! { <settings::Settings view={view.clone()} /> },
    }
}
