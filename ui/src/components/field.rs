//! A labelled field of a form.

use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html};

/// A field.
#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    pub(crate) id: &'static str,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// What was typed.
    pub(crate) oninput: Callback<String>,
    /// Where to find what to type.
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// What the problem on the screen is about.
    #[prop_or_default]
    pub(crate) invalid: bool,
    #[prop_or_default]
    pub(crate) disabled: bool,
    /// What the browser may fill in.
    pub(crate) autocomplete: &'static str,
    /// The keyboard a phone should show.
    #[prop_or("text")]
    pub(crate) inputmode: &'static str,
}

#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let oninput = props.oninput.reform(|event: InputEvent| {
        event
            .target_dyn_into::<web_sys::HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default()
    });
    let hint_id = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    let described_by = match (&hint_id, props.invalid) {
        (Some(hint), true) => Some(format!("{hint} problem")),
        (Some(hint), false) => Some(hint.clone()),
        (None, true) => Some("problem".into()),
        (None, false) => None,
    };
    html! {
        <div class="field">
            <label for={props.id}>{ &props.label }</label>
            <input
                id={props.id}
                value={props.value.clone()}
                {oninput}
                disabled={props.disabled}
                inputmode={props.inputmode}
                autocomplete={props.autocomplete}
                autocapitalize="none"
                autocorrect="off"
                spellcheck="false"
                aria-invalid={props.invalid.then_some("true")}
                aria-describedby={described_by}
            />
            if let Some(hint) = &props.hint {
                <p id={hint_id} class="hint">{ hint }</p>
            }
        </div>
    }
}
