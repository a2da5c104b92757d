//! The PIN pad: as a sheet over the screen that requested the PIN, or in a challenge, in place of the
//! keys for the number.

use key_view::{Intent, PinTrouble, PinView, Sensor, SensorTrouble, Typed};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::next_try;
use crate::components::icon::{Icon, draw};
use crate::components::pin_pad::PinPad;
use crate::components::sheet::sheet;
use crate::ui_context::UiContext;

/// What the pad is used for besides taking a PIN.
#[derive(Clone, Copy)]
pub(crate) struct Use {
    /// Whether it has a button that closes it: nothing else on the screen does.
    pub(crate) can_cancel: bool,
    /// Whether the PIN or the sensor was accepted and the answer is being sent.
    pub(crate) sends: bool,
}

/// Renders the pad as a sheet.
pub(crate) fn pin(ui: &UiContext, view: &PinView) -> Html {
    let heading = ui.messages().pin_pad.heading(view.purpose);
    let content = content(ui, view, Use { can_cancel: true, sends: false });
    sheet("pin-pad", "dialog", heading, view.busy, content, ui.callback(Intent::CancelPin))
}

/// Renders the pad in a challenge.
pub(crate) fn pin_in_place(ui: &UiContext, view: &PinView, of: Use) -> Html {
    let heading = |icon, text: &'static str| {
        html! {
            <h2 id="pin-heading" tabindex="-1" data-focus="">{ draw(icon) }<span>{ text }</span></h2>
        }
    };
    if let Some(sensor) = view.sensor.filter(|_| view.waits_for_sensor) {
        let messages = ui.messages();
        let status = if of.sends { messages.challenge.sending } else { messages.sensor.asking(sensor) };
        return html! {
            <section id="pin-pad" class="in-place sensor" aria-labelledby="pin-heading" aria-busy="true">
                { heading(sensor.into(), status) }
                if of.can_cancel && !of.sends {
                    { cancel(ui, false).draw() }
                }
            </section>
        };
    }
    html! {
        <section id="pin-pad" class="in-place" aria-labelledby="pin-heading" aria-busy={view.busy.then_some("true")}>
            { heading(Icon::LOCK, ui.messages().pin_pad.heading(view.purpose)) }
            { content(ui, view, of) }
        </section>
    }
}

fn cancel(ui: &UiContext, disabled: bool) -> Button {
    Button {
        id: Some("pin-cancel"),
        disabled,
        ..Button::new(Look::Quiet, ui.messages().controls.cancel, ui.callback(Intent::CancelPin))
    }
}

fn content(ui: &UiContext, view: &PinView, of: Use) -> Html {
    let PinView { pad, min_length: min, max_length: max, busy, trouble, tries_left, .. } = *view;
    let submits_at = view.length;
    let messages = ui.messages().pin_pad;
    let waiting_sensor = view.sensor.filter(|_| view.waits_for_sensor);
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(ui.deadline(time_left)),
        _ => None,
    };
    let status = match waiting_sensor {
        Some(sensor) => ui.messages().sensor.asking(sensor).to_owned(),
        None if of.sends => ui.messages().challenge.sending.to_owned(),
        None if busy => messages.checking.to_owned(),
        None if ui.not_delivered => ui.messages().controls.not_delivered.to_owned(),
        None => {
            let trouble = trouble.map(|trouble| messages.trouble(trouble).to_owned());
            let tries = tries_left.map(|tries| messages.tries_left(tries));
            let status = trouble.into_iter().chain(tries).filter(|status| !status.is_empty());
            status.collect::<Vec<_>>().join(" ")
        }
    };
    let use_sensor = ui.callback(Intent::UseSensor);
    let key_of = |sensor: Sensor| {
        html! {
            <button
                type="button"
                id="use-sensor"
                class="key plain"
                aria-label={ui.messages().sensor.ask(sensor)}
                disabled={busy}
                onclick={use_sensor.reform(|_| ())}
            >{ draw(sensor.into()) }</button>
        }
    };
    let sensor_key = view.sensor.filter(|_| submits_at.is_some()).map(key_of);
    let below = view.sensor.filter(|_| submits_at.is_none()).map(|sensor| Button {
        id: Some("use-sensor"),
        icon: Some(sensor.into()),
        // On a phone on its side the label has no room.
        name: Some(ui.messages().sensor.ask(sensor).to_owned()),
        disabled: busy,
        ..Button::new(Look::Quiet, ui.messages().sensor.ask(sensor), use_sensor.clone())
    });
    let is_trouble = ui.not_delivered
        || trouble.is_some_and(|trouble| trouble != PinTrouble::Sensor(SensorTrouble::Cancelled));
    let cancel = of.can_cancel.then(|| cancel(ui, busy && waiting_sensor.is_none()));
    let is_below_empty = below.is_none() && cancel.is_none();
    let onsubmit = ui.intents.reform(move |pin| Intent::EnterPin { pad, pin: Typed(pin) });
    html! {
        <>
            <div class="status" data-tone={(!busy && is_trouble).then_some("warn")}>
                <p id="pin-trouble" role="status">
                    if !status.is_empty() {
                        // A new key for a new text: an updated centred text would count as a
                        // layout shift.
                        <span key={status.clone()}>{ status }</span>
                    }
                </p>
                if let Some(deadline) = wait {
                    { next_try(ui.language, deadline) }
                }
            </div>
            <PinPad
                ui={ui.clone()}
                {min}
                {max}
                {submits_at}
                {sensor_key}
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {onsubmit}
            />
            if !is_below_empty {
                <div class="below">{ for below.map(Button::draw) }{ for cancel.map(Button::draw) }</div>
            }
        </>
    }
}
