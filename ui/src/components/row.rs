//! A line of a list that is pressed as a whole.

use yew::{Callback, Html, classes, html};

use super::icon::{Icon, draw};

/// What stands at the end of a row, and says what a press does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum End {
    /// It leads further in.
    #[default]
    Forward,
    /// It does what it says, here.
    Here,
    /// The same, and takes something away.
    Destructive,
    /// It is on or off.
    Switch(bool),
}

/// A row.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) id: Option<&'static str>,
    pub(crate) icon: Option<Icon>,
    /// What it says.
    pub(crate) label: &'static str,
    /// What it is called where its words alone are not enough.
    pub(crate) name: Option<String>,
    /// Said below, less loudly.
    pub(crate) note: Option<&'static str>,
    pub(crate) end: End,
    /// It cannot be pressed.
    pub(crate) disabled: bool,
    /// What it started is on its way.
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
