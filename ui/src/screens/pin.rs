//! Sheet with the PIN pad, over the screen that requested the PIN.

use key_view::{Intent, PinTrouble, PinView, SensorTrouble, Typed};
use yew::{Callback, Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::countdown;
use crate::components::next_try::next_try;
use crate::components::pin_pad::PinPad;
use crate::components::sheet::Sheet;
use crate::deadline::Deadline;
use crate::ui_context::UiContext;

/// Renders the sheet; `until` is the deadline of the operation that needs the PIN.
pub(crate) fn pin(ui: &UiContext, view: &PinView, until: Option<Deadline>) -> Html {
    let PinView { purpose, min_length: min, max_length: max, busy, trouble, tries_left, .. } = *view;
    let messages = ui.messages().pin_pad;
    let waiting_sensor = view.sensor.filter(|_| view.waits_for_sensor);
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(ui.deadline(time_left)),
        _ => None,
    };
    let status = match waiting_sensor {
        Some(sensor) => ui.messages().sensor.asking(sensor).to_owned(),
        None if busy => messages.checking.to_owned(),
        None => {
            let trouble = trouble.map(|trouble| messages.trouble(trouble).to_owned());
            let tries = tries_left.map(|tries| messages.tries_left(tries));
            let status = trouble.into_iter().chain(tries).filter(|status| !status.is_empty());
            status.collect::<Vec<_>>().join(" ")
        }
    };
    let use_sensor = view.sensor.map(|sensor| Button {
        id: Some("use-sensor"),
        label: ui.messages().sensor.ask(sensor),
        icon: Some(sensor.into()),
        look: Look::Quiet,
        disabled: busy,
        onpress: ui.callback(Intent::UseSensor),
        ..Button::default()
    });
    let is_trouble = trouble.is_some_and(|trouble| trouble != PinTrouble::Sensor(SensorTrouble::Cancelled));
    let cancel = ui.callback(Intent::CancelPin);
    let onsubmit = {
        let intents = ui.intents.clone();
        Callback::from(move |pin| intents.emit(Intent::EnterPin { pin: Typed(pin) }))
    };
    let content = html! {
        <>
            if let Some(deadline) = until {
                { countdown(ui.language, deadline) }
            }
            <div class="said" data-tone={(!busy && is_trouble).then_some("warn")}>
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
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {onsubmit}
            />
            <div class="below">
                { for use_sensor.map(Button::draw) }
                {
                    Button {
                        id: Some("pin-cancel"),
                        label: ui.messages().controls.cancel,
                        look: Look::Quiet,
                        disabled: busy && waiting_sensor.is_none(),
                        onpress: cancel.clone(),
                        ..Button::default()
                    }
                    .draw()
                }
            </div>
        </>
    };
    Sheet {
        id: "pin-pad",
        role: "dialog",
        heading: messages.heading(purpose).into(),
        busy,
        content,
        onescape: cancel,
    }
    .draw()
}
