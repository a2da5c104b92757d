//! The bar at the top of a screen, with the way back.

use key_view::Intent;
use yew::{Children, Html, Properties, component, html};

use super::button::IconButton;
use super::icon::Icon;
use crate::stage::use_stage;

/// A top bar.
#[derive(Properties, PartialEq)]
pub(crate) struct TopBarProps {
    /// There is a way back.
    #[prop_or(true)]
    pub(crate) back: bool,
    /// It cannot be taken just now.
    #[prop_or_default]
    pub(crate) busy: bool,
    /// What stands beside it.
    #[prop_or_default]
    pub(crate) children: Children,
}

#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let stage = use_stage();
    html! {
        <header class="top-bar">
            if props.back {
                <IconButton
                    name={stage.words().controls.back}
                    icon={Icon::Back}
                    disabled={props.busy}
                    onpress={stage.on(Intent::Back)}
                />
            }
            { for props.children.iter() }
        </header>
    }
}
