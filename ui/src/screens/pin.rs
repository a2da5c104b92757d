//! Asking for the PIN, over whatever screen asked for it.

use key_view::{Intent, PinTrouble, PinView, SensorTrouble, Typed};
use yew::{Callback, Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::countdown;
use crate::components::next_try::next_try;
use crate::components::pin_pad::PinPad;
use crate::components::sheet::Sheet;
use crate::deadline::Deadline;
use crate::stage::Stage;

/// The pad; `until` is when what the PIN is for runs out.
pub(crate) fn pin(stage: &Stage, view: &PinView, until: Option<Deadline>) -> Html {
    let PinView { purpose, min_length: min, max_length: max, busy, trouble, tries_left, .. } = *view;
    let messages = stage.messages().pin_pad;
    let asking = view.sensor.filter(|_| view.waits_for_sensor);
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(stage.deadline(time_left)),
        _ => None,
    };
    let said = match asking {
        Some(sensor) => (stage.messages().sensor.asking)(sensor).to_owned(),
        None if busy => messages.checking.to_owned(),
        None => {
            let trouble = trouble.map(|trouble| (messages.trouble)(trouble).to_owned());
            let tries = tries_left.map(messages.tries_left);
            let said = trouble.into_iter().chain(tries).filter(|said| !said.is_empty());
            said.collect::<Vec<_>>().join(" ")
        }
    };
    let use_sensor = view.sensor.map(|sensor| Button {
        id: Some("use-sensor"),
        label: (stage.messages().sensor.ask)(sensor),
        icon: Some(sensor.into()),
        look: Look::Quiet,
        disabled: busy,
        onpress: stage.on(Intent::UseSensor),
        ..Button::default()
    });
    let is_trouble = trouble.is_some_and(|trouble| trouble != PinTrouble::Sensor(SensorTrouble::Cancelled));
    let cancel = stage.on(Intent::CancelPin);
    let ongive = {
        let ask = stage.ask.clone();
        Callback::from(move |pin| ask.emit(Intent::EnterPin { pin: Typed(pin) }))
    };
    let content = html! {
        <>
            if let Some(deadline) = until {
                { countdown(stage.language, deadline) }
            }
            <div class="said" data-tone={(!busy && is_trouble).then_some("warn")}>
                <p id="pin-trouble" role="status">
                    if !said.is_empty() {
                        // Other words are another text: one that is centred would jump from where the last began.
                        <span key={said.clone()}>{ said }</span>
                    }
                </p>
                if let Some(deadline) = wait {
                    { next_try(stage.language, deadline) }
                }
            </div>
            <PinPad
                stage={stage.clone()}
                {min}
                {max}
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {ongive}
            />
            <div class="below">
                { for use_sensor.map(Button::draw) }
                {
                    Button {
                        id: Some("pin-cancel"),
                        label: messages.cancel,
                        look: Look::Quiet,
                        disabled: busy && asking.is_none(),
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
        heading: (messages.heading)(purpose).into(),
        busy,
        content,
        onescape: cancel,
    }
    .draw()
}
