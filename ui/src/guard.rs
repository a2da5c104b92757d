//! Guard against touches that were meant for another screen.
//!
//! A screen that came by itself takes no press and no key for a moment, and no press of a finger that
//! was down before. The core says what came by itself (`ViewModel::arrivals`), and leaves the waiting
//! to the interface, which alone knows when the user could see the screen. While the guard lasts,
//! `<html>` has the attribute `data-guarded`: tests wait for it to go, as a user waits without
//! noticing.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, KeyboardEvent};

/// Time in which a screen that came by itself takes no touch, in milliseconds.
const GUARD_MS: u32 = 500;

/// Attribute of `<html>` while the guard lasts.
const ATTRIBUTE: &str = "data-guarded";

/// Events that tell where fingers and keys are, or act.
const EVENTS: [&str; 6] = ["pointerdown", "pointerup", "pointercancel", "click", "keydown", "keyup"];

/// The guard, for the lifetime of the page.
pub(crate) struct Guard {
    touch: Rc<Touch>,
    /// Arrivals in the latest view.
    arrivals: u64,
    /// Whether the screen that came by itself is still to be drawn.
    is_undrawn: bool,
    end: Option<Timeout>,
}

/// Fingers and keys, and whether what they do counts.
#[derive(Default)]
struct Touch {
    guarded: Cell<bool>,
    is_down: Cell<bool>,
    /// Whether the finger that is or was last down went down before the screen took touches.
    is_stale: Cell<bool>,
    /// Whether the key that is held went down before the screen took keys.
    key_is_stale: Cell<bool>,
}

impl Guard {
    /// Listens before any other listener of the page.
    pub(crate) fn listen() -> Self {
        let touch = Rc::<Touch>::default();
        let seen = touch.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if seen.refuses(&event) {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
        if let Some(window) = web_sys::window() {
            for event in EVENTS {
                let listener = listener.as_ref().unchecked_ref();
                let _ = window.add_event_listener_with_callback_and_bool(event, listener, true);
            }
        }
        listener.forget();
        Self { touch, arrivals: 0, is_undrawn: false, end: None }
    }

    /// Starts the guard if a screen came by itself with the view that is drawn next.
    pub(crate) fn received(&mut self, arrivals: u64) {
        if std::mem::replace(&mut self.arrivals, arrivals) != arrivals {
            self.touch.start();
            (self.is_undrawn, self.end) = (true, None);
        }
    }

    /// Starts the time of the guard: the screen is drawn.
    pub(crate) fn rendered(&mut self) {
        if std::mem::take(&mut self.is_undrawn) {
            let touch = self.touch.clone();
            self.end = Some(Timeout::new(GUARD_MS, move || touch.end()));
        }
    }
}

impl Touch {
    fn start(&self) {
        self.guarded.set(true);
        self.is_stale.set(self.is_down.get());
        let _ = root().map(|root| root.set_attribute(ATTRIBUTE, ""));
    }

    fn end(&self) {
        self.guarded.set(false);
        let _ = root().map(|root| root.remove_attribute(ATTRIBUTE));
    }

    /// Takes note of an event. Returns whether it must have no effect.
    fn refuses(&self, event: &Event) -> bool {
        let guarded = self.guarded.get();
        match event.type_().as_str() {
            "pointerdown" => {
                self.is_down.set(true);
                self.is_stale.set(guarded);
                false
            }
            "pointerup" | "pointercancel" => {
                self.is_down.set(false);
                false
            }
            "click" => guarded | self.is_stale.take(),
            "keydown" => {
                let repeats = event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::repeat);
                self.key_is_stale.set(guarded || (repeats && self.key_is_stale.get()));
                self.key_is_stale.get()
            }
            _ => {
                self.key_is_stale.set(false);
                false
            }
        }
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
