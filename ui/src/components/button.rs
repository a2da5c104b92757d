//! Buttons with a label, and buttons with an icon alone.

use yew::{Callback, Html, classes, html};

use super::icon::{Icon, draw};

/// Visual emphasis of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// The main action of the screen.
    Primary,
    /// An alternative action.
    #[default]
    Secondary,
    /// An action that is rarely needed.
    Quiet,
    /// An action that cannot be undone.
    Destructive,
}

/// A button with a label.
#[derive(Default)]
pub(crate) struct Button {
    pub(crate) label: &'static str,
    /// Accessible name, where the label alone is ambiguous.
    pub(crate) name: Option<String>,
    pub(crate) id: Option<&'static str>,
    pub(crate) look: Look,
    /// Icon before the label.
    pub(crate) icon: Option<Icon>,
    /// State of a toggle button; `None` for an ordinary button.
    pub(crate) pressed: Option<bool>,
    pub(crate) disabled: bool,
    /// Whether the operation it started is in progress. Disables the button.
    pub(crate) working: bool,
    /// Whether the button submits its form. `onpress` is called as well.
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

/// Renders a button with an icon alone; `name` is its accessible name.
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
