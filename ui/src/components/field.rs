//! Labelled text field of a form.

use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, TargetCast, html};

/// A labelled text field.
pub(crate) struct Field<'a> {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    /// Current text.
    pub(crate) typed: &'a str,
    /// Receives the text after each change.
    pub(crate) ontype: Callback<String>,
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
        let ontype = self.ontype;
        let oninput = move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                ontype.emit(input.value());
            }
        };
        let hint_id = self.hint.map(|_| format!("{}-hint", self.id));
        let described_by: Vec<&str> =
            hint_id.as_deref().into_iter().chain(self.invalid.then_some("problem")).collect();
        html! {
            <div class="field">
                <label for={self.id}>{ self.label }</label>
                <input
                    id={self.id}
                    value={self.typed.to_owned()}
                    {oninput}
                    disabled={self.disabled}
                    inputmode={self.inputmode}
                    autocomplete={self.autocomplete}
                    autocapitalize="none"
                    autocorrect="off"
                    spellcheck="false"
                    aria-invalid={self.invalid.then_some("true")}
                    aria-describedby={(!described_by.is_empty()).then(|| described_by.join(" "))}
                />
                if let Some(hint) = self.hint {
                    <p id={hint_id} class="hint">{ hint }</p>
                }
            </div>
        }
    }
}
