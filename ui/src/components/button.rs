//! Buttons: one that says what it does, and one that shows it.

use yew::{AttrValue, Callback, Html, Properties, classes, component, html};

use super::icon::{Draw, Icon};
use crate::stage::use_stage;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// The way on.
    Primary,
    /// Another way.
    #[default]
    Secondary,
    /// Rarely needed.
    Quiet,
    /// Cannot be taken back.
    Grave,
}

/// A button with words on it.
#[derive(Properties, PartialEq)]
pub(crate) struct ButtonProps {
    /// What it says.
    pub(crate) label: AttrValue,
    /// What it is called when its words alone are not enough.
    #[prop_or_default]
    pub(crate) name: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) id: Option<&'static str>,
    #[prop_or_default]
    pub(crate) look: Look,
    /// Shown before the words.
    #[prop_or_default]
    pub(crate) icon: Option<Icon>,
    /// It cannot be pressed.
    #[prop_or_default]
    pub(crate) disabled: bool,
    /// What it started is on its way.
    #[prop_or_default]
    pub(crate) working: bool,
    /// It sends the form around it.
    #[prop_or_default]
    pub(crate) submit: bool,
    #[prop_or_default]
    pub(crate) onpress: Callback<()>,
}

#[component]
pub(crate) fn Button(props: &ButtonProps) -> Html {
    let stage = use_stage();
    let look = match props.look {
        Look::Primary => "primary",
        Look::Secondary => "secondary",
        Look::Quiet => "quiet",
        Look::Grave => "grave",
    };
    html! {
        <button
            id={props.id}
            type={if props.submit { "submit" } else { "button" }}
            class={classes!("button", look, props.working.then_some("working"))}
            aria-label={props.name.clone()}
            aria-disabled={stage.pressed.then_some("true")}
            disabled={props.disabled || props.working}
            onclick={props.onpress.reform(|_| ())}
        >
            if let Some(icon) = props.icon {
                <Draw {icon} />
            }
            <span class="label">{ &props.label }</span>
        </button>
    }
}

/// A button with an icon alone.
#[derive(Properties, PartialEq)]
pub(crate) struct IconButtonProps {
    /// What it is called.
    pub(crate) name: AttrValue,
    pub(crate) icon: Icon,
    #[prop_or_default]
    pub(crate) id: Option<&'static str>,
    #[prop_or_default]
    pub(crate) disabled: bool,
    pub(crate) onpress: Callback<()>,
}

#[component]
pub(crate) fn IconButton(props: &IconButtonProps) -> Html {
    html! {
        <button
            id={props.id}
            type="button"
            class="icon-button"
            aria-label={props.name.clone()}
            disabled={props.disabled}
            onclick={props.onpress.reform(|_| ())}
        >
            <Draw icon={props.icon} />
        </button>
    }
}
