//! What may lie over a screen: the PIN pad, or the question whether to disconnect.

use key_view::{Intent, PinTrouble, PinView, Screen, TimeLeft, Typed};
use yew::{Callback, Html, Properties, component, html};

use super::ScreenViewProps;
use super::connect::NextTry;
use super::settings::Disconnect;
use crate::components::button::{Button, Look};
use crate::components::countdown::Countdown;
use crate::components::pin_pad::PinPad;
use crate::components::sheet::Sheet;
use crate::stage::use_stage;

#[component]
pub(crate) fn CoverView(props: &ScreenViewProps) -> Html {
    match (&props.view.pin, &props.view.screen) {
        (Some(pin), Screen::Challenge(challenge)) => {
            html! { <Pin view={pin.clone()} time_left={challenge.time_left} /> }
        }
        (Some(pin), _) => html! { <Pin view={pin.clone()} /> },
        (None, Screen::Settings(settings)) => html! { <Disconnect view={settings.clone()} /> },
        (None, _) => Html::default(),
    }
}

/// Asking for the PIN.
#[derive(Properties, PartialEq)]
struct PinProps {
    view: PinView,
    /// What the PIN is for runs out.
    #[prop_or_default]
    time_left: Option<TimeLeft>,
}

#[component]
fn Pin(props: &PinProps) -> Html {
    let PinView {
        purpose,
        min_length,
        max_length,
        busy,
        trouble,
        tries_left,
    } = props.view;
    let stage = use_stage();
    let words = stage.words().pin_pad;
    let wait = match trouble {
        Some(PinTrouble::Wait(time_left)) if !busy => Some(stage.deadline(time_left)),
        _ => None,
    };
    let said = if busy {
        words.checking.to_owned()
    } else {
        let trouble = trouble.map(words.trouble);
        let tries = tries_left.map(words.tries_left);
        [trouble.map(str::to_owned), tries]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let cancel = stage.on(Intent::CancelPin);
    let ongive = {
        let ask = stage.ask.clone();
        Callback::from(move |pin| ask.emit(Intent::EnterPin { pin: Typed(pin) }))
    };
    html! {
        <Sheet id="pin-pad" heading={(words.heading)(purpose)} {busy}>
            if let Some(time_left) = props.time_left {
                <Countdown {time_left} aloud=false />
            }
            <div class="said" data-tone={(!busy && trouble.is_some()).then_some("warn")}>
                <p id="pin-trouble" role="status">{ said }</p>
                if let Some(deadline) = wait {
                    <NextTry {deadline} />
                }
            </div>
            <PinPad
                min={min_length}
                max={max_length}
                busy={busy || wait.is_some()}
                refused={trouble == Some(PinTrouble::Wrong) && !busy}
                {ongive}
                onescape={cancel.clone()}
            />
            <div class="below">
                <Button id="pin-cancel" label={words.cancel} look={Look::Quiet} disabled={busy} onpress={cancel} />
            </div>
        </Sheet>
    }
}
