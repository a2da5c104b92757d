//! The phone's own way back, a button or a stroke from the edge. A WebView takes it for its history's, so there is something in the history
//! for as long as the view leads back, and nothing when it leads out of the app.

use std::cell::RefCell;
use std::rc::Rc;

use key_view::{Intent, Screen, ViewModel};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Where back leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Back {
    /// Somewhere in the app.
    To(Intent),
    /// Nowhere, while something is on its way.
    Blocked,
    /// Out of the app.
    #[default]
    Leave,
}

impl Back {
    /// Where it leads from `view`.
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

/// What the app has in the history: one entry or none.
#[derive(Default)]
pub(crate) struct HistoryEntry {
    back: Back,
    present: bool,
    /// It is being taken out, which the page hears of as if somebody had gone back.
    removing: bool,
}

impl HistoryEntry {
    /// Back leads there from now on.
    pub(crate) fn set_back(&mut self, back: Back) {
        self.back = back;
        match (&self.back, self.present) {
            (Back::Leave, true) => {
                self.present = false;
                // Not twice for one entry, which would lead out of the app.
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

    /// Somebody went back, or the entry is gone. What is to be asked for.
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

/// Takes the phone's way back for as long as the page lives.
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

/// An engine may limit how often this is done; then back leads out of the app once too early.
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
