//! PIN pad: keys and dots, operated by touch or by a hardware keyboard.

use yew::{Callback, Component, Context, Html, Properties, classes, html};

use super::icon::{Icon, draw};
use super::keyboard::Keyboard;
use super::keys::{keep_focus, vibrate};
use crate::decimal::ascii_digit;
use crate::digits::PinEntry;
use crate::focus;
use crate::ui_context::UiContext;

/// Properties of a PIN pad.
#[derive(Properties, PartialEq)]
pub(crate) struct PinPadProps {
    pub(crate) ui: UiContext,
    /// Minimum length of a PIN.
    pub(crate) min: u8,
    /// Maximum length of a PIN.
    pub(crate) max: u8,
    /// Length at which the last digit submits the PIN; without it, *OK* does.
    #[prop_or_default]
    pub(crate) submits_at: Option<u8>,
    /// Key that uses the sensor, where there is one and *OK* does not take its place.
    #[prop_or_default]
    pub(crate) sensor_key: Option<Html>,
    /// Whether the pad is locked, because a PIN is being checked or a delay runs.
    pub(crate) busy: bool,
    /// Whether the last PIN was wrong.
    #[prop_or_default]
    pub(crate) refused: bool,
    /// Receives the PIN. The pad is locked from then on, until the intent is answered and the view
    /// is not busy.
    pub(crate) onsubmit: Callback<String>,
}

/// The PIN pad, with the digits typed so far.
pub(crate) struct PinPad {
    entry: PinEntry,
    /// Whether the pad was locked when it was last rendered. True before the first rendering.
    was_locked: bool,
    _keyboard: Keyboard,
}

/// Keys of the pad.
pub(crate) enum Press {
    /// A digit.
    Digit(char),
    /// Deletes the last digit.
    Delete,
    /// Submits the PIN, on a pad that does not do so by itself.
    Ok,
}

impl Component for PinPad {
    type Message = Press;
    type Properties = PinPadProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link().clone();
        let keyboard = Keyboard::listen(move |key| match pressed(key) {
            Some(press) => {
                link.send_message(press);
                true
            }
            None => false,
        });
        Self { entry: PinEntry::default(), was_locked: true, _keyboard: keyboard }
    }

    fn update(&mut self, context: &Context<Self>, press: Press) -> bool {
        let props = context.props();
        match press {
            _ if self.is_locked(props) => return false,
            Press::Digit(digit) => {
                vibrate(8);
                self.entry.push(digit, props.submits_at.unwrap_or(props.max));
                if props.submits_at.is_some_and(|length| self.entry.digits().len() == usize::from(length)) {
                    props.onsubmit.emit(self.entry.submit());
                }
            }
            Press::Delete => {
                vibrate(8);
                self.entry.delete();
            }
            Press::Ok if props.submits_at.is_some() || !self.is_complete(props) => return false,
            Press::Ok => props.onsubmit.emit(self.entry.submit()),
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &PinPadProps) -> bool {
        if context.props().refused && !old.refused {
            vibrate(60);
        }
        let answered = !context.props().busy && context.props().ui.answered_since(&old.ui);
        if self.entry.is_submitted() && answered {
            self.entry.checked();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, link) = (context.props(), context.link());
        let messages = props.ui.messages().pin_pad;
        let (dot_count, locked) = (self.entry.dot_count(), self.is_locked(props));
        let digit = |digit: char| {
            html! {
                <button
                    type="button"
                    id={format!("key-{digit}")}
                    class="key"
                    disabled={locked}
                    onmousedown={keep_focus}
                    onclick={link.callback(move |_| Press::Digit(digit))}
                >{ digit }</button>
            }
        };
        let dots = props.submits_at.map_or_else(|| usize::from(props.min).max(dot_count), usize::from);
        let ok = html! {
            <button
                type="button"
                id="key-ok"
                class={classes!("key", "ok", self.entry.is_submitted().then_some("working"))}
                disabled={!self.is_complete(props)}
                onmousedown={keep_focus}
                onclick={link.callback(|_| Press::Ok)}
            ><span class="label">{ messages.ok }</span></button>
        };
        let delete = html! {
            <button
                type="button"
                id="key-delete"
                class="key plain"
                aria-label={messages.delete}
                disabled={locked || self.entry.digits().is_empty()}
                onmousedown={keep_focus}
                onclick={link.callback(|_| Press::Delete)}
            >{ draw(Icon::ERASE) }</button>
        };
        let (before_zero, after_zero) = match props.submits_at {
            Some(_) => (props.sensor_key.clone().unwrap_or_else(|| html! { <span /> }), delete),
            None => (delete, ok),
        };
        let dot = |index: usize| html! { <span data-filled={(index < dot_count).then_some("")} /> };
        html! {
            <div class="pin-pad">
                <div class="dots" data-refused={(props.refused && dot_count == 0).then_some("")}
                    data-busy={locked.then_some("")} aria-hidden="true">
                    { for (0..dots).map(dot) }
                </div>
                <p class="visually-hidden" role="status">{ messages.typed(dot_count) }</p>
                <div class="keys">
                    { for ('1'..='9').map(digit) }
                    { before_zero }
                    { digit('0') }
                    { after_zero }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let locked = self.is_locked(context.props());
        if std::mem::replace(&mut self.was_locked, locked) && !locked {
            // A disabled key has lost the focus.
            focus::restore();
        }
    }
}

impl PinPad {
    fn is_locked(&self, props: &PinPadProps) -> bool {
        props.busy || self.entry.is_submitted()
    }

    fn is_complete(&self, props: &PinPadProps) -> bool {
        self.entry.digits().len() >= usize::from(props.min) && !self.is_locked(props)
    }
}

/// Maps a key of a hardware keyboard to a key of the pad.
fn pressed(key: &str) -> Option<Press> {
    let digit = || key.parse().ok().and_then(ascii_digit);
    match key {
        "Enter" => Some(Press::Ok),
        "Backspace" => Some(Press::Delete),
        _ => digit().map(Press::Digit),
    }
}
