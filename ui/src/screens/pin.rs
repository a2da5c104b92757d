//! Sheet with the PIN pad, over the screen that requested the PIN.

use key_view::{Intent, PinTrouble, PinView, SensorTrouble, Typed};
use yew::{Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::{countdown, next_try};
use crate::components::pin_pad::PinPad;
use crate::components::sheet::sheet;
use crate::deadline::Deadline;
use crate::ui_context::UiContext;

/// Renders the sheet; `until` is the deadline of the operation that needs the PIN.
pub(crate) fn pin(ui: &UiContext, view: &PinView, until: Option<Deadline>) -> Html {
    let PinView { pad, purpose, min_length: min, max_length: max, busy, trouble, tries_left, .. } = *view;
    let submits_at = view.length;
    let messages = ui.messages().pin_pad;
    let waiting_sensor = view.sensor.filter(|_| view.waits_for_sensor);
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(ui.deadline(time_left)),
        _ => None,
    };
    let status = match waiting_sensor {
        Some(sensor) => ui.messages().sensor.asking(sensor).to_owned(),
        None if busy => messages.checking.to_owned(),
        None if ui.not_delivered => ui.messages().controls.not_delivered.to_owned(),
        None => {
            let trouble = trouble.map(|trouble| messages.trouble(trouble).to_owned());
            let tries = tries_left.map(|tries| messages.tries_left(tries));
            let status = trouble.into_iter().chain(tries).filter(|status| !status.is_empty());
            status.collect::<Vec<_>>().join(" ")
        }
    };
    let use_sensor = view.sensor.map(|sensor| Button {
        id: Some("use-sensor"),
        icon: Some(sensor.into()),
        disabled: busy,
        ..Button::new(Look::Quiet, ui.messages().sensor.ask(sensor), ui.callback(Intent::UseSensor))
    });
    let is_trouble = ui.not_delivered
        || trouble.is_some_and(|trouble| trouble != PinTrouble::Sensor(SensorTrouble::Cancelled));
    let cancelled = ui.callback(Intent::CancelPin);
    let cancel = Button {
        id: Some("pin-cancel"),
        disabled: busy && waiting_sensor.is_none(),
        ..Button::new(Look::Quiet, ui.messages().controls.cancel, cancelled.clone())
    };
    let onsubmit = ui.intents.reform(move |pin| Intent::EnterPin { pad, pin: Typed(pin) });
    let content = html! {
        <>
            if let Some(deadline) = until {
                { countdown(ui.language, deadline) }
            }
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
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {onsubmit}
            />
            <div class="below">{ for use_sensor.map(Button::draw) }{ cancel.draw() }</div>
        </>
    };
    sheet("pin-pad", "dialog", messages.heading(purpose), busy, content, cancelled)
}
