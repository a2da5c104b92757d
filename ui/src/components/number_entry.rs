//! Entry of the number from the login page: a single field drawn as one box per digit, so that
//! typing, pasting and screen readers work as in any field.

use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, TargetCast, html};

use crate::digits::only_digits;

/// Renders the entry of a number of exactly `digits` digits; `fixed` makes it read-only.
pub(crate) fn number_entry(
    label: &'static str,
    digits: u8,
    typed: &str,
    fixed: bool,
    ontype: Callback<String>,
) -> Html {
    let max = usize::from(digits);
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let digits = only_digits(&input.value(), max);
            // If the digits are unchanged, nothing is rendered and the field would keep the other
            // characters.
            input.set_value(&digits);
            ontype.emit(digits);
        }
    };
    let cell = |index: usize| {
        let digit = typed.get(index..=index).map(str::to_owned);
        let next = index == typed.len().min(max.saturating_sub(1));
        html! { <span class="cell" data-next={next.then_some("")}>{ digit }</span> }
    };
    html! {
        <div class="number-entry" data-digits={digits.to_string()}>
            <label for="number">{ label }</label>
            <div class="cells">
                <input
                    id="number"
                    data-focus={(!fixed).then_some("")}
                    value={typed.to_owned()}
                    {oninput}
                    readonly={fixed}
                    inputmode="numeric"
                    pattern="[0-9]*"
                    autocomplete="off"
                    enterkeyhint="done"
                />
                <div aria-hidden="true">{ for (0..max).map(cell) }</div>
            </div>
        </div>
    }
}
