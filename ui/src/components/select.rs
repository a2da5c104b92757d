//! A choice of one, by the phone's own means.

use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, TargetCast, html};

use super::icon::{Icon, draw};

/// A row with a choice in it. `options` are what can be chosen, with what each is called; `onchoose` hears which.
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
