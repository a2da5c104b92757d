//! Where the focus goes when the place changes: to what is marked `data-focus`, the topmost layer's first.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Focuses what the topmost layer marks, without scrolling it away from its context.
pub(crate) fn settle() {
    focus("[data-focus]");
}

/// Focuses an element by its id.
pub(crate) fn on(id: &str) {
    focus(&format!("#{id}"));
}

/// The last match: what covers a screen comes after it in the document.
fn focus(selector: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Ok(found) = document.query_selector_all(selector) else {
        return;
    };
    let last = found.length().checked_sub(1).and_then(|index| found.get(index));
    if let Some(element) = last.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}
