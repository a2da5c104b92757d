//! Choice of one option, by the platform's own picker.

use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, TargetCast, html};

use super::icon::{Icon, draw};

/// Renders a row with a choice. `options` are values with their labels; `onchoose` receives the
/// chosen value.
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
                { draw(Icon::Down) }
            </span>
        </label>
    }
}
