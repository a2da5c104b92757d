//! Keys and dots for typing a PIN, by thumb or by hardware keyboard.

use yew::{Callback, Component, Context, Html, MouseEvent, Properties, classes, html};

use super::icon::{Icon, draw};
use super::keyboard::Keyboard;
use super::touch;
use crate::digits::{PinEntry, PinKey};
use crate::focus;
use crate::stage::Stage;

/// A PIN pad.
#[derive(Properties, PartialEq)]
pub(crate) struct PinPadProps {
    pub(crate) stage: Stage,
    /// Fewest digits of a PIN.
    pub(crate) min: u8,
    /// Most digits of a PIN.
    pub(crate) max: u8,
    /// Nothing can be pressed; what was typed is being checked.
    pub(crate) busy: bool,
    /// The last PIN was not accepted.
    #[prop_or_default]
    pub(crate) refused: bool,
    /// The PIN that was typed. The pad takes no key from then on, until a view that is not busy answers it.
    pub(crate) ongive: Callback<String>,
}

/// The pad, with what is typed on it.
pub(crate) struct PinPad {
    entry: PinEntry,
    /// Whether no key could be pressed when it was drawn last, or it has yet to be drawn.
    held: bool,
    _keyboard: Keyboard,
}

/// What is pressed.
pub(crate) enum Press {
    /// A digit.
    Digit(char),
    /// Take the last digit away.
    Delete,
    /// That is it.
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
        Self { entry: PinEntry::default(), held: true, _keyboard: keyboard }
    }

    fn update(&mut self, context: &Context<Self>, press: Press) -> bool {
        match press {
            _ if self.is_held(context.props()) => return false,
            Press::Digit(digit) => {
                touch::key();
                self.entry.take(PinKey::Digit(digit, context.props().max));
            }
            Press::Delete => {
                touch::key();
                self.entry.take(PinKey::Delete);
            }
            Press::Ok if !self.is_complete(context.props()) => return false,
            Press::Ok => {
                let pin = self.entry.digits().to_owned();
                self.entry.take(PinKey::Given);
                context.props().ongive.emit(pin);
            }
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &PinPadProps) -> bool {
        if context.props().refused && !old.refused {
            touch::refusal();
        }
        if self.was_given() && !context.props().busy && context.props().stage.answers(&old.stage) {
            self.entry.take(PinKey::Checked);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, link) = (context.props(), context.link());
        let messages = props.stage.messages().pin_pad;
        let (in_sight, held) = (self.entry.in_sight(), self.is_held(props));
        let digit = |digit: char| {
            html! {
                <button
                    type="button"
                    id={format!("key-{digit}")}
                    class="key"
                    disabled={held}
                    onmousedown={keep_focus}
                    onclick={link.callback(move |_| Press::Digit(digit))}
                >{ digit }</button>
            }
        };
        let dots = usize::from(props.min).max(in_sight);
        let dot = |index: usize| html! { <span data-filled={(index < in_sight).then_some("")} /> };
        html! {
            <div class="pin-pad">
                <div class="dots" data-refused={(props.refused && in_sight == 0).then_some("")}
                    data-busy={held.then_some("")} aria-hidden="true">
                    { for (0..dots).map(dot) }
                </div>
                <p class="unseen" role="status">{ (messages.typed)(in_sight) }</p>
                <div class="keys">
                    { for ('1'..='9').map(digit) }
                    <button
                        type="button"
                        id="key-delete"
                        class="key plain"
                        aria-label={messages.delete}
                        disabled={held || self.entry.digits().is_empty()}
                        onmousedown={keep_focus}
                        onclick={link.callback(|_| Press::Delete)}
                    >{ draw(Icon::Erase) }</button>
                    { digit('0') }
                    <button
                        type="button"
                        id="key-ok"
                        class={classes!("key", "ok", self.was_given().then_some("working"))}
                        disabled={!self.is_complete(props)}
                        onmousedown={keep_focus}
                        onclick={link.callback(|_| Press::Ok)}
                    ><span class="label">{ messages.ok }</span></button>
                </div>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let held = self.is_held(context.props());
        if std::mem::replace(&mut self.held, held) && !held {
            // A key that cannot be pressed loses the focus.
            focus::recover();
        }
    }
}

impl PinPad {
    /// A PIN was given, and not yet checked.
    fn was_given(&self) -> bool {
        self.entry.in_sight() > self.entry.digits().len()
    }

    fn is_held(&self, props: &PinPadProps) -> bool {
        props.busy || self.was_given()
    }

    fn is_complete(&self, props: &PinPadProps) -> bool {
        self.entry.digits().len() >= usize::from(props.min) && !self.is_held(props)
    }
}

/// What a key of a hardware keyboard presses.
fn pressed(key: &str) -> Option<Press> {
    let digit = || key.parse().ok().filter(char::is_ascii_digit);
    match key {
        "Enter" => Some(Press::Ok),
        "Backspace" => Some(Press::Delete),
        _ => digit().map(Press::Digit),
    }
}

/// A key pressed by mouse or thumb does not take the focus, so that Enter stays OK.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}
