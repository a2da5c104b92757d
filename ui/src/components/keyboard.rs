//! A hardware keyboard, wherever the focus is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, KeyboardEvent};
use yew::{hook, use_effect};

/// Calls `on_key` with every key pressed while the component is there; true means it was taken.
///
/// A focused button keeps its own Enter and Space.
#[hook]
pub(crate) fn use_keyboard(on_key: impl Fn(&str) -> bool + 'static) {
    // Attached anew at each drawing, so that it never sees an older state.
    use_effect(move || {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let key = event.key();
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            let held_or_for_button = key == "Enter" && (event.repeat() || is_button(event));
            if !modified && !held_or_for_button && on_key(&key) {
                event.prevent_default();
            }
        });
        let window = web_sys::window();
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window {
                let _ =
                    window.remove_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
            }
        }
    });
}

fn is_button(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.tag_name() == "BUTTON")
}
