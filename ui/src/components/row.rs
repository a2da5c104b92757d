//! Row of a list that is one large button.

use yew::{Callback, Html, classes, html};

use super::icon::{Icon, draw};

/// Kind of a row, shown at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum End {
    /// Opens another screen.
    #[default]
    Forward,
    /// Acts on the current screen.
    Here,
    /// Removes something.
    Destructive,
    /// Switches a setting that is on or off.
    Switch(bool),
}

/// A row of a list.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) id: Option<&'static str>,
    pub(crate) icon: Option<Icon>,
    pub(crate) label: &'static str,
    /// Accessible name, where the label alone is ambiguous.
    pub(crate) name: Option<String>,
    /// Secondary text below the label.
    pub(crate) note: Option<&'static str>,
    pub(crate) end: End,
    pub(crate) disabled: bool,
    /// Whether the operation it started is in progress. Disables the row.
    pub(crate) working: bool,
    pub(crate) onpress: Callback<()>,
}

impl Row {
    pub(crate) fn draw(self) -> Html {
        let Self { id, icon, label, name, note, end, disabled, working, onpress } = self;
        let switch = match end {
            End::Switch(on) => Some(if on { "true" } else { "false" }),
            End::Forward | End::Here | End::Destructive => None,
        };
        html! {
            <button
                {id}
                type="button"
                class={classes!("row", (end == End::Destructive).then_some("grave"), working.then_some("working"))}
                role={switch.map(|_| "switch")}
                aria-checked={switch}
                aria-label={name}
                disabled={disabled || working}
                onclick={onpress.reform(|_| ())}
            >
                { for icon.map(draw) }
                <span class="lines">
                    <span class="label">{ label }</span>
                    { for note.map(|note| html! { <span class="soft">{ note }</span> }) }
                </span>
                if end == End::Forward {
                    { draw(Icon::Forward) }
                } else if switch.is_some() {
                    <span class="switch" />
                }
            </button>
        }
    }
}
