//! Focus after a screen change: it moves to the element marked `data-focus`, in the topmost layer.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses the element that the topmost layer marks with `data-focus`, without scrolling to it.
pub(crate) fn focus_marked() {
    focus_last("[data-focus]");
}

/// Focuses the marked element if no element has the focus.
pub(crate) fn restore() {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.as_ref().and_then(|document| document.active_element());
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        focus_marked();
    }
}

/// Focuses the element with this id.
pub(crate) fn focus_id(id: &str) {
    focus_last(&format!("#{id}"));
}

/// Scrolls the element with this id into view if it is outside.
pub(crate) fn scroll_into_view(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(element) = document.and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses the last match: an overlay follows its screen in the document.
fn focus_last(selector: &str) {
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
        // If the element cannot be focused, the focus stays where it is.
        let _ = element.focus_with_options(&options);
    }
}
