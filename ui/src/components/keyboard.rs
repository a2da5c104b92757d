//! Keys of a hardware keyboard, independent of the focus.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, KeyboardEvent};

/// Listener for all keys; removed on drop.
pub(crate) struct Keyboard(Closure<dyn Fn(Event)>);

impl Keyboard {
    /// Calls `on_key` with every key without Ctrl, Alt or Meta; `true` means the key was handled. A
    /// focused button keeps its Enter, and a repeated Enter is ignored.
    pub(crate) fn listen(on_key: impl Fn(&str) -> bool + 'static) -> Self {
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
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback("keydown", listener.as_ref().unchecked_ref());
        }
        Self(listener)
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("keydown", self.0.as_ref().unchecked_ref());
        }
    }
}

fn is_button(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.tag_name() == "BUTTON")
}
