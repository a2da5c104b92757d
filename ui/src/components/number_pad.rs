//! Entry of a challenge's number: one box per digit, and keys of the app's own, so that no keyboard of
//! the system covers what is confirmed. The last digit submits.
//!
//! The boxes show a real field, so that typing on a hardware keyboard, pasting and screen readers work
//! as in any field.

use key_view::Intent;
use web_sys::HtmlInputElement;
use yew::{Callback, Component, Context, Html, InputEvent, Properties, TargetCast, html};

use super::button::{Button, Look};
use super::icon::{Icon, draw};
use super::keys::{keep_focus, vibrate};
use crate::digits::only_digits;
use crate::ui_context::UiContext;

/// Properties of the entry.
#[derive(Properties, PartialEq)]
pub(crate) struct NumberPadProps {
    pub(crate) ui: UiContext,
    /// Number of digits.
    pub(crate) digits: u8,
    /// Whether an answer is being sent: the number stays in sight and cannot be changed.
    pub(crate) busy: bool,
    /// What has taken the place of the keys, with the number still in sight; `None` while it is typed.
    pub(crate) in_place: Option<Html>,
    /// Ids of the elements that say what the number confirms.
    pub(crate) described_by: &'static str,
    /// Receives the whole number.
    pub(crate) oncomplete: Callback<String>,
    /// Called when the user wants to type the number again.
    pub(crate) onchange: Callback<()>,
}

/// The entry, with the digits typed so far.
pub(crate) struct NumberPad {
    typed: String,
    /// Revision of the view that the number was submitted in; `None` while it is typed.
    submitted_in: Option<u64>,
}

/// What the user does.
pub(crate) enum Press {
    /// Presses the key of a digit.
    Digit(char),
    /// Deletes the last digit.
    Delete,
    /// Types or pastes a text into the field.
    Text(String),
}

impl Component for NumberPad {
    type Message = Press;
    type Properties = NumberPadProps;

    fn create(_: &Context<Self>) -> Self {
        Self { typed: String::new(), submitted_in: None }
    }

    fn update(&mut self, context: &Context<Self>, press: Press) -> bool {
        let props = context.props();
        if self.is_fixed(props) {
            return false;
        }
        match press {
            Press::Digit(digit) => {
                vibrate(8);
                self.typed.push(digit);
            }
            Press::Delete => {
                vibrate(8);
                self.typed.pop();
            }
            Press::Text(text) => self.typed = only_digits(&text, usize::from(props.digits)),
        }
        if self.typed.len() >= usize::from(props.digits) {
            self.submitted_in = Some(props.ui.revision);
            props.oncomplete.emit(self.typed.clone());
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &NumberPadProps) -> bool {
        let props = context.props();
        let was_left = old.in_place.is_some();
        let was_answered = !props.ui.awaits(&Intent::Approve { id: String::new(), number: None })
            && self
                .submitted_in
                .is_some_and(|revision| revision != props.ui.revision || props.ui.not_delivered);
        // A number that was not sent is typed again: there is no other key to send it.
        if !props.busy && props.in_place.is_none() && (was_left || was_answered) {
            *self = Self { typed: String::new(), submitted_in: None };
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (props, link) = (context.props(), context.link());
        let messages = props.ui.messages().challenge;
        let max = usize::from(props.digits);
        let fixed = self.is_fixed(props);
        let oninput = link.batch_callback(|event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>()?;
            let text = input.value();
            // If the digits are unchanged, nothing is rendered and the field would keep the other
            // characters.
            input.set_value(&only_digits(&text, usize::MAX));
            Some(Press::Text(text))
        });
        let cell = |index: usize| {
            let digit = self.typed.get(index..=index).map(str::to_owned);
            let next = index == self.typed.len();
            html! { <span class="cell" data-next={next.then_some("")}>{ digit }</span> }
        };
        let change = Button {
            id: Some("change-number"),
            name: Some(messages.change_number.to_owned()),
            disabled: props.busy,
            ..Button::new(Look::Quiet, messages.change, props.onchange.clone())
        };
        html! {
            <>
                <div class="number-entry" data-digits={props.digits.to_string()} data-fixed={fixed.then_some("")}>
                    <label for="number" class={props.in_place.is_some().then_some("visually-hidden")}>{ messages.number }</label>
                    if props.in_place.is_some() {
                        { change.draw() }
                    }
                    <div class="cells">
                        <input
                            id="number"
                            data-focus={(!fixed).then_some("")}
                            value={self.typed.clone()}
                            {oninput}
                            readonly={fixed}
                            inputmode="none"
                            autocomplete="off"
                            aria-describedby={props.described_by}
                        />
                        <div aria-hidden="true">{ for (0..max).map(cell) }</div>
                    </div>
                </div>
                { props.in_place.clone().unwrap_or_else(|| self.keys(context)) }
            </>
        }
    }
}

impl NumberPad {
    /// Whether the number cannot be changed, because it was submitted or an answer is being sent.
    fn is_fixed(&self, props: &NumberPadProps) -> bool {
        props.busy || props.in_place.is_some() || self.submitted_in.is_some()
    }

    fn keys(&self, context: &Context<Self>) -> Html {
        let (props, link) = (context.props(), context.link());
        let fixed = self.is_fixed(props);
        let digit = |digit: char| {
            html! {
                <button
                    type="button"
                    id={format!("number-{digit}")}
                    class="key"
                    disabled={fixed}
                    onmousedown={keep_focus}
                    onclick={link.callback(move |_| Press::Digit(digit))}
                >{ digit }</button>
            }
        };
        html! {
            <div class="keys number-keys">
                { for ('1'..='9').map(digit) }
                <span />
                { digit('0') }
                <button
                    type="button"
                    id="number-delete"
                    class="key plain"
                    aria-label={props.ui.messages().pin_pad.delete}
                    disabled={fixed || self.typed.is_empty()}
                    onmousedown={keep_focus}
                    onclick={link.callback(|_| Press::Delete)}
                >{ draw(Icon::ERASE) }</button>
            </div>
        }
    }
}
