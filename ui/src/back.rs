//! The phone's own back button or gesture. A WebView applies it to its history, so the app keeps
//! one history entry while back stays in the app, and none when back leaves it.

use std::cell::RefCell;
use std::rc::Rc;

use key_view::{Intent, Screen, ViewModel};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Effect of the phone's back button.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Back {
    /// Emits this intent.
    To(Intent),
    /// Does nothing while an operation is in progress.
    Blocked,
    /// Leaves the app.
    #[default]
    Leave,
}

impl Back {
    /// Returns the effect of back in `view`.
    pub(crate) fn of(view: &ViewModel) -> Self {
        if let Some(pin) = &view.pin {
            return Self::unless(pin.busy && !pin.waits_for_sensor, Intent::CancelPin);
        }
        match &view.screen {
            Screen::Enrol(form) if form.can_go_back => Self::unless(form.busy, Intent::Back),
            Screen::Enrol(form) if form.filled.is_some() => Self::unless(form.busy, Intent::TypeInstead),
            Screen::ChoosePin(choice) if choice.changing => Self::unless(choice.busy, Intent::Back),
            Screen::OfferNotifications(offer) => Self::unless(offer.busy, Intent::Back),
            Screen::Settings(settings) if settings.disconnecting.is_some() => {
                Self::unless(settings.busy, Intent::CancelDisconnect)
            }
            Screen::Settings(settings) => Self::unless(settings.busy, Intent::Back),
            Screen::Devices(devices) if devices.disconnecting.is_some() => {
                Self::unless(devices.busy, Intent::CancelDisconnect)
            }
            Screen::Devices(devices) => Self::unless(devices.busy, Intent::Back),
            Screen::Scan(_)
            | Screen::Challenge(_)
            | Screen::Result(_)
            | Screen::OfflineCode(_)
            | Screen::About(_)
            | Screen::History(_)
            | Screen::Past(_) => Self::To(Intent::Back),
            Screen::Blocked(_) | Screen::Enrol(_) | Screen::ChoosePin(_) | Screen::Home(_) => Self::Leave,
        }
    }

    fn unless(busy: bool, intent: Intent) -> Self {
        if busy { Self::Blocked } else { Self::To(intent) }
    }
}

/// The app's entry in the WebView's history, if there is one.
#[derive(Default)]
pub(crate) struct HistoryEntry {
    back: Back,
    present: bool,
    /// Whether `history.back()` is removing the entry. Its `popstate` event looks like the user's.
    removing: bool,
}

impl HistoryEntry {
    /// Sets the effect of back, and adds or removes the history entry accordingly.
    pub(crate) fn set_back(&mut self, back: Back) {
        self.back = back;
        match (&self.back, self.present) {
            (Back::Leave, true) => {
                self.present = false;
                // A second `history.back()` for the same entry would leave the app.
                if !std::mem::replace(&mut self.removing, true) {
                    with_history(web_sys::History::back);
                }
            }
            (Back::To(_) | Back::Blocked, false) => {
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
        match &self.back {
            Back::To(intent) if user_went_back => Some(intent.clone()),
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

#[cfg(test)]
mod tests {
    use key_view::{Blocked, EnrolView, FilledView, Intent, PinPurpose, PinView, Screen, ViewModel};

    use super::Back;

    fn at(screen: Screen) -> ViewModel {
        ViewModel {
            revision: 1,
            screen,
            pin: None,
            message: None,
            preferences: key_view::Preferences::default(),
        }
    }

    fn form(can_go_back: bool, busy: bool, filled: bool) -> ViewModel {
        at(Screen::Enrol(EnrolView {
            address: String::new(),
            address_fixed: true,
            busy,
            problem: None,
            filled: filled.then(|| FilledView { username: "anna".into(), host: "key.example".into() }),
            can_scan: false,
            can_go_back,
        }))
    }

    #[test]
    fn back_follows_the_screen_and_is_blocked_while_busy() {
        assert_eq!(Back::of(&form(false, false, false)), Back::Leave);
        assert_eq!(Back::of(&form(false, false, true)), Back::To(Intent::TypeInstead));
        assert_eq!(Back::of(&form(true, false, true)), Back::To(Intent::Back));
        assert_eq!(Back::of(&form(true, true, false)), Back::Blocked);
        assert_eq!(Back::of(&at(Screen::Blocked(Blocked::StorageFailed))), Back::Leave);
    }

    #[test]
    fn back_closes_the_pin_pad_first_unless_a_pin_is_being_checked() {
        let mut view = form(true, false, false);
        let pad = |busy, waits_for_sensor| PinView {
            purpose: PinPurpose::AddAccount,
            min_length: 6,
            max_length: 12,
            busy,
            sensor: None,
            waits_for_sensor,
            trouble: None,
            tries_left: None,
        };
        for (busy, waits, expected) in [
            (false, false, Back::To(Intent::CancelPin)),
            (true, false, Back::Blocked),
            (true, true, Back::To(Intent::CancelPin)),
        ] {
            view.pin = Some(pad(busy, waits));
            assert_eq!(Back::of(&view), expected);
        }
    }
}
