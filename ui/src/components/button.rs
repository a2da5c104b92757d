//! Buttons: one that says what it does, and one that shows it.

use yew::{Callback, Html, classes, html};

use super::icon::{Icon, draw};

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
    Destructive,
}

/// A button with words on it.
#[derive(Default)]
pub(crate) struct Button {
    /// What it says.
    pub(crate) label: &'static str,
    /// What it is called where its words alone are not enough.
    pub(crate) name: Option<String>,
    pub(crate) id: Option<&'static str>,
    pub(crate) look: Look,
    /// Shown before the words.
    pub(crate) icon: Option<Icon>,
    /// It is one that stays pressed, and whether it is.
    pub(crate) pressed: Option<bool>,
    /// It cannot be pressed.
    pub(crate) disabled: bool,
    /// What it started is on its way.
    pub(crate) working: bool,
    /// It sends the form around it instead of calling back.
    pub(crate) submit: bool,
    pub(crate) onpress: Callback<()>,
}

impl Button {
    pub(crate) fn draw(self) -> Html {
        let look = match self.look {
            Look::Primary => "primary",
            Look::Secondary => "secondary",
            Look::Quiet => "quiet",
            Look::Destructive => "grave",
        };
        html! {
            <button
                id={self.id}
                type={if self.submit { "submit" } else { "button" }}
                class={classes!("button", look, self.working.then_some("working"))}
                aria-label={self.name}
                aria-pressed={self.pressed.map(|pressed| if pressed { "true" } else { "false" })}
                disabled={self.disabled || self.working}
                onclick={self.onpress.reform(|_| ())}
            >
                { for self.icon.map(draw) }
                <span class="label">{ self.label }</span>
            </button>
        }
    }
}

/// A button with an icon alone, called by its name.
pub(crate) fn icon_button(name: &'static str, icon: Icon, disabled: bool, onpress: &Callback<()>) -> Html {
    html! {
        <button
            type="button"
            class="icon-button"
            aria-label={name}
            {disabled}
            onclick={onpress.reform(|_| ())}
        >
            { draw(icon) }
        </button>
    }
}
