//! Keys and dots for typing a PIN, by thumb or by hardware keyboard.

use yew::{Callback, Html, MouseEvent, Properties, classes, component, html, use_effect_with, use_reducer};

use super::icon::{Icon, draw};
use super::keyboard::use_keyboard;
use super::touch;
use crate::digits::PinKey;
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
    /// The PIN that was typed.
    pub(crate) ongive: Callback<String>,
}

#[component]
pub(crate) fn PinPad(props: &PinPadProps) -> Html {
    let stage = &props.stage;
    let words = stage.words().pin_pad;
    let entry = use_reducer(crate::digits::PinEntry::default);
    let given = entry.in_sight() > entry.digits().len();
    let held = props.busy || (given && stage.pressed.is_some());

    let checked = entry.dispatcher();
    use_effect_with(held, move |held| {
        if !held {
            checked.dispatch(PinKey::Checked);
            // A key that cannot be pressed loses the focus.
            focus::recover();
        }
    });

    use_effect_with(props.refused, |refused| {
        if *refused {
            touch::refusal();
        }
    });

    let complete = entry.digits().len() >= usize::from(props.min) && !props.busy;
    let give = {
        let (entry, ongive) = (entry.clone(), props.ongive.clone());
        Callback::from(move |()| {
            if complete && !held {
                let pin = entry.digits().to_owned();
                entry.dispatch(PinKey::Given);
                ongive.emit(pin);
            }
        })
    };
    let press = {
        let entry = entry.dispatcher();
        Callback::from(move |key: PinKey| {
            if !held {
                touch::key();
                entry.dispatch(key);
            }
        })
    };
    let max = props.max;
    use_keyboard({
        let (press, give) = (press.clone(), give.clone());
        move |key| {
            match key {
                "Enter" => give.emit(()),
                "Backspace" => press.emit(PinKey::Delete),
                digit => match digit.chars().next() {
                    Some(first) if digit.len() == 1 && first.is_ascii_digit() => {
                        press.emit(PinKey::Digit(first, max))
                    }
                    _ => return false,
                },
            }
            true
        }
    });

    let digit = |digit: char| {
        html! {
            <button
                type="button"
                id={format!("key-{digit}")}
                class="key"
                disabled={props.busy}
                onmousedown={keep_focus}
                onclick={press.reform(move |_| PinKey::Digit(digit, max))}
            >{ digit }</button>
        }
    };
    let dots = usize::from(props.min).max(entry.in_sight());
    let dot = |index: usize| html! { <span data-filled={(index < entry.in_sight()).then_some("")} /> };
    html! {
        <div class="pin-pad">
            <div class="dots" data-refused={(props.refused && entry.in_sight() == 0).then_some("")}
                data-busy={props.busy.then_some("")} aria-hidden="true">
                { for (0..dots).map(dot) }
            </div>
            <p class="unseen" role="status">{ (words.typed)(entry.in_sight()) }</p>
            <div class="keys">
                { for ('1'..='9').map(digit) }
                <button
                    type="button"
                    id="key-delete"
                    class="key plain"
                    aria-label={words.delete}
                    disabled={props.busy || entry.digits().is_empty()}
                    onmousedown={keep_focus}
                    onclick={press.reform(|_| PinKey::Delete)}
                >{ draw(Icon::Erase) }</button>
                { digit('0') }
                <button
                    type="button"
                    id="key-ok"
                    class={classes!("key", "ok", (props.busy && given).then_some("working"))}
                    disabled={!complete}
                    onmousedown={keep_focus}
                    onclick={give.reform(|_| ())}
                ><span class="label">{ words.ok }</span></button>
            </div>
        </div>
    }
}

/// A key pressed by mouse or thumb does not take the focus, so that Enter stays OK.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}
