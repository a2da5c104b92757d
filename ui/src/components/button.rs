//! Buttons: with a label, with an icon alone, and as rows of a list.

use key_view::Intent;
use yew::{Callback, Html, classes, html};

use super::icon::{Icon, draw};
use crate::ui_context::UiContext;

/// Looks of a button.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// The main action of the screen.
    Primary,
    /// An alternative action.
    #[default]
    Secondary,
    /// An action that is rarely needed.
    Quiet,
    /// An action that cannot be undone.
    Danger,
    /// An icon alone; the label is the accessible name.
    Icon,
    /// A row that opens another screen.
    Row,
    /// A row that acts on the current screen.
    RowHere,
    /// A row that removes something.
    RowDanger,
    /// A row with a switch that is on or off.
    RowSwitch(bool),
}

/// A button: `Button { disabled, ..Button::new(look, label, onpress) }.draw()`.
#[derive(Default)]
pub(crate) struct Button {
    pub(crate) look: Look,
    pub(crate) label: &'static str,
    pub(crate) onpress: Callback<()>,
    pub(crate) id: Option<&'static str>,
    /// Accessible name, where the label alone is ambiguous.
    pub(crate) name: Option<String>,
    /// Secondary text below the label of a row.
    pub(crate) note: Option<&'static str>,
    /// Icon before the label.
    pub(crate) icon: Option<Icon>,
    /// State of a toggle button; `None` for an ordinary button.
    pub(crate) pressed: Option<bool>,
    pub(crate) disabled: bool,
    /// Whether the operation it started is in progress. Disables the button.
    pub(crate) working: bool,
    /// Whether the button submits its form. `onpress` is called as well.
    pub(crate) submit: bool,
}

impl Button {
    pub(crate) fn new(look: Look, label: &'static str, onpress: Callback<()>) -> Self {
        Self { look, label, onpress, ..Self::default() }
    }

    /// Creates the button that retries a failed request.
    pub(crate) fn try_again(ui: &UiContext, look: Look) -> Self {
        let (label, onpress) = (ui.messages().controls.try_again, ui.callback(Intent::TryAgain));
        let working = ui.awaits(&Intent::TryAgain);
        Self { id: Some("try-again"), working, ..Self::new(look, label, onpress) }
    }

    pub(crate) fn draw(self) -> Html {
        let Self { look, label, onpress, id, name, note, icon, pressed, disabled, working, submit } = self;
        let (class, content) = match look {
            Look::Primary => ("button primary", labelled(icon, label)),
            Look::Secondary => ("button secondary", labelled(icon, label)),
            Look::Quiet => ("button quiet", labelled(icon, label)),
            Look::Danger => ("button danger", labelled(icon, label)),
            Look::Icon => ("icon-button", html! { <>{ for icon.map(draw) }</> }),
            Look::Row => ("row", row(icon, label, note, draw(Icon::FORWARD))),
            Look::RowHere => ("row", row(icon, label, note, Html::default())),
            Look::RowDanger => ("row danger", row(icon, label, note, Html::default())),
            Look::RowSwitch(_) => ("row", row(icon, label, note, html! { <span class="switch" /> })),
        };
        let state = |on: bool| if on { "true" } else { "false" };
        let switch = if let Look::RowSwitch(on) = look { Some(state(on)) } else { None };
        html! {
            <button
                {id}
                type={if submit { "submit" } else { "button" }}
                class={classes!(class, working.then_some("working"))}
                aria-label={name.or((look == Look::Icon).then(|| label.to_owned()))}
                aria-pressed={pressed.map(state)}
                role={switch.map(|_| "switch")}
                aria-checked={switch}
                disabled={disabled || working}
                onclick={onpress.reform(|_| ())}
            >
                { content }
            </button>
        }
    }
}

fn labelled(icon: Option<Icon>, label: &'static str) -> Html {
    html! { <>{ for icon.map(draw) }<span class="label">{ label }</span></> }
}

fn row(icon: Option<Icon>, label: &'static str, note: Option<&'static str>, end: Html) -> Html {
    html! {
        <>
            { for icon.map(draw) }
            <span class="lines">
                <span class="label">{ label }</span>
                { for note.map(|note| html! { <span class="soft">{ note }</span> }) }
            </span>
            { end }
        </>
    }
}
