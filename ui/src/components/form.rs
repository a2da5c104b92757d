//! Fields of forms. A text field keeps its text in a state of its screen.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{AttrValue, Callback, Event, Html, InputEvent, SubmitEvent, TargetCast, UseStateHandle, html};

use super::icon::{Icon, draw};

/// Returns a handler that calls `submit` in place of the browser's own submission.
pub(crate) fn on_submit(submit: impl Fn() + 'static) -> Callback<SubmitEvent> {
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        submit();
    })
}

/// A labelled text field.
pub(crate) struct Field<'a> {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) text: &'a UseStateHandle<String>,
    /// Hint on where to find the value.
    pub(crate) hint: Option<&'static str>,
    /// Whether the problem on the screen concerns this field.
    pub(crate) invalid: bool,
    pub(crate) disabled: bool,
    /// Value of the `autocomplete` attribute.
    pub(crate) autocomplete: &'static str,
    /// Value of the `inputmode` attribute, which selects the on-screen keyboard.
    pub(crate) inputmode: &'static str,
}

impl Field<'_> {
    pub(crate) fn draw(self) -> Html {
        let Self { id, label, text, hint, invalid, disabled, autocomplete, inputmode } = self;
        let typed = text.clone();
        let oninput = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        };
        let hint_id = hint.map(|_| format!("{id}-hint"));
        let described_by: Vec<&str> =
            hint_id.as_deref().into_iter().chain(invalid.then_some("problem")).collect();
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <input
                    {id}
                    value={(**text).clone()}
                    {oninput}
                    {disabled}
                    {inputmode}
                    {autocomplete}
                    autocapitalize="none"
                    autocorrect="off"
                    spellcheck="false"
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={(!described_by.is_empty()).then(|| described_by.join(" "))}
                />
                { for hint.map(|hint| html! { <p id={hint_id} class="hint">{ hint }</p> }) }
            </div>
        }
    }
}

/// Renders a row with a choice, made in the platform's own picker. `options` are values with their
/// labels; `onchoose` receives the chosen value.
pub(crate) fn select<T: Copy + PartialEq + 'static, N: Into<AttrValue>>(
    id: &'static str,
    label: &'static str,
    options: Vec<(T, N)>,
    chosen: T,
    onchoose: Callback<T>,
) -> Html {
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let onchange = move |event: Event| {
        let at = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
        let value = at.and_then(|at| usize::try_from(at).ok()).and_then(|at| values.get(at));
        if let Some(value) = value {
            onchoose.emit(*value);
        }
    };
    let option =
        |(value, name): (T, N)| html! { <option selected={value == chosen}>{ name.into() }</option> };
    html! {
        <label class="row">
            <span class="lines">{ label }</span>
            <span class="selected">
                <select {id} {onchange}>{ for options.into_iter().map(option) }</select>
                { draw(Icon::DOWN) }
            </span>
        </label>
    }
}
