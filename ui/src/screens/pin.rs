//! Asking for the PIN, over whatever screen asked for it.

use key_view::{Intent, PinTrouble, PinView, Typed};
use yew::{Callback, Html, html};

use crate::components::button::{Button, Look};
use crate::components::countdown::Countdown;
use crate::components::next_try::NextTry;
use crate::components::pin_pad::PinPad;
use crate::components::sheet::Sheet;
use crate::deadline::Deadline;
use crate::stage::Stage;

/// The pad; `until` is when what the PIN is for runs out.
pub(crate) fn pin(stage: &Stage, view: &PinView, until: Option<Deadline>) -> Html {
    let PinView { purpose, min_length: min, max_length: max, busy, trouble, tries_left } = *view;
    let words = stage.words().pin_pad;
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(stage.deadline(time_left)),
        _ => None,
    };
    let said = if busy {
        words.checking.to_owned()
    } else {
        let trouble = trouble.map(|trouble| (words.trouble)(trouble).to_owned());
        let tries = tries_left.map(words.tries_left);
        trouble.into_iter().chain(tries).collect::<Vec<_>>().join(" ")
    };
    let cancel = stage.on(Intent::CancelPin);
    let ongive = {
        let ask = stage.ask.clone();
        Callback::from(move |pin| ask.emit(Intent::EnterPin { pin: Typed(pin) }))
    };
    let content = html! {
        <>
            if let Some(deadline) = until {
                <Countdown {deadline} />
            }
            <div class="said" data-tone={(!busy && trouble.is_some()).then_some("warn")}>
                <p id="pin-trouble" role="status">{ said }</p>
                if let Some(deadline) = wait {
                    <NextTry {deadline} />
                }
            </div>
            <PinPad
                {min}
                {max}
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {ongive}
            />
            <div class="below">
                {
                    Button {
                        id: Some("pin-cancel"),
                        label: words.cancel,
                        look: Look::Quiet,
                        disabled: busy,
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
        heading: (words.heading)(purpose).into(),
        busy,
        content,
        onescape: cancel,
    }
    .draw()
}
