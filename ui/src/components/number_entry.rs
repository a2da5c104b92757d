//! The number from the login page: one field that looks like so many boxes, so that typing, pasting and screen
//! readers find an ordinary field.

use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html};

use crate::digits::clean;

/// A number entry.
#[derive(Properties, PartialEq)]
pub(crate) struct NumberEntryProps {
    pub(crate) label: AttrValue,
    /// Exactly so many.
    pub(crate) digits: u8,
    pub(crate) value: AttrValue,
    pub(crate) disabled: bool,
    pub(crate) oninput: Callback<String>,
}

#[component]
pub(crate) fn NumberEntry(props: &NumberEntryProps) -> Html {
    let most = usize::from(props.digits);
    let oninput = props.oninput.reform(move |event: InputEvent| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
            return String::new();
        };
        let digits = clean(&input.value(), most);
        // Where cleaning leaves what was there, nothing is drawn anew and the field would keep the rest.
        input.set_value(&digits);
        digits
    });
    let typed: Vec<char> = props.value.chars().collect();
    let cell = |index: usize| {
        let state = if index < typed.len() {
            "filled"
        } else if index == typed.len() {
            "next"
        } else {
            "empty"
        };
        html! { <span class="cell" data-state={state}>{ typed.get(index).map(char::to_string).unwrap_or_default() }</span> }
    };
    html! {
        <div class="number-entry" data-digits={props.digits.to_string()}>
            <label for="number">{ &props.label }</label>
            <div class="cells">
                <input
                    id="number"
                    data-focus=""
                    value={props.value.clone()}
                    {oninput}
                    disabled={props.disabled}
                    inputmode="numeric"
                    pattern="[0-9]*"
                    autocomplete="off"
                    enterkeyhint="done"
                />
                <div aria-hidden="true">{ for (0..most).map(cell) }</div>
            </div>
        </div>
    }
}
