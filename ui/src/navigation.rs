//! Plays the navigation that the core decides: the direction of a screen change, and the phone's own
//! back button or gesture. A WebView applies the latter to its history, so the app keeps one history
//! entry while back stays in the app, and none when back leaves it.

use std::cell::RefCell;
use std::mem::Discriminant;
use std::rc::Rc;

use key_view::{Back, Intent, Overlay, ScreenKey, ViewModel};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// What has the focus: a screen, and the kind of overlay on it.
pub(crate) type Focus = (ScreenKey, Option<Discriminant<Overlay>>);

/// Returns what has the focus in `view`.
pub(crate) fn focus(view: &ViewModel) -> Focus {
    (view.key.clone(), view.overlay.as_ref().map(std::mem::discriminant))
}

/// Value of `data-direction` for a screen change, which style sheets match: deeper into the app, back out,
/// or along to a screen of the same depth.
pub(crate) fn direction(from: &ViewModel, to: &ViewModel) -> &'static str {
    match to.depth.cmp(&from.depth) {
        std::cmp::Ordering::Greater => "in",
        std::cmp::Ordering::Less => "back",
        std::cmp::Ordering::Equal => "along",
    }
}

/// The app's entry in the WebView's history, if there is one.
#[derive(Default)]
pub(crate) struct HistoryEntry {
    /// Effect of back; `None` before the first view.
    back: Option<Back>,
    present: bool,
    /// Whether `history.back()` is removing the entry. Its `popstate` event looks like the user's.
    removing: bool,
}

impl HistoryEntry {
    /// Sets the effect of back, and adds or removes the history entry accordingly.
    pub(crate) fn set_back(&mut self, back: Option<Back>) {
        let stays = !matches!(back, Some(Back::Leave) | None);
        self.back = back;
        match (stays, self.present) {
            (false, true) => {
                self.present = false;
                // A second `history.back()` for the same entry would leave the app.
                if !std::mem::replace(&mut self.removing, true) {
                    with_history(web_sys::History::back);
                }
            }
            (true, false) => {
                self.present = true;
                if !self.removing {
                    push();
                }
            }
            _ => {}
        }
    }

    /// Handles `popstate`. Returns the intent to emit if the user went back.
    fn popped(&mut self) -> Option<Intent> {
        let user_went_back = !std::mem::take(&mut self.removing);
        if self.present {
            push();
        }
        match self.back {
            Some(Back::To(intent)) if user_went_back => Some(intent.into()),
            _ => None,
        }
    }
}

/// Handles the phone's back button for the lifetime of the page.
pub(crate) fn listen(entry: Rc<RefCell<HistoryEntry>>, intents: Callback<Intent>) {
    let popped = Closure::<dyn Fn()>::new(move || {
        let intent = entry.borrow_mut().popped();
        if let Some(intent) = intent {
            intents.emit(intent);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("popstate", popped.as_ref().unchecked_ref());
    }
    popped.forget();
}

fn push() {
    with_history(|history| history.push_state_with_url(&JsValue::NULL, "", None));
}

/// Calls `work` with the window's history. An engine may limit the rate of such calls; then back
/// leaves the app one step too early.
fn with_history(work: impl FnOnce(&web_sys::History) -> Result<(), JsValue>) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let _ = history.map(|history| work(&history));
}
