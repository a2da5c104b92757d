//! Choosing the PIN: typed, then typed again.

use key_view::{ChoosePinView, Intent, Typed};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_reducer};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::message::{problem as problem_box, progress};
use crate::components::pin_pad::PinPad;
use crate::focus;
use crate::pin_choice::{PinChoice, Step};
use crate::stage::use_stage;

/// Choosing.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoosePinProps {
    pub(crate) view: ChoosePinView,
}

#[component]
pub(crate) fn ChoosePin(props: &ChoosePinProps) -> Html {
    let ChoosePinView { min_length: min, max_length: max, busy, problem } = props.view;
    let stage = use_stage();
    let words = stage.words().choose_pin;
    let choice = use_reducer(PinChoice::default);

    let refused = choice.dispatcher();
    use_effect_with((problem, busy), move |(problem, _)| {
        if problem.is_some() {
            refused.dispatch(Step::StartOver);
        }
    });
    let again = matches!(*choice, PinChoice::Again { .. } | PinChoice::Given);
    use_effect_with(again, |_| focus::settle());

    let ongive = {
        let (choice, ask) = (choice.clone(), stage.ask.clone());
        Callback::from(move |pin: String| {
            if choice.agrees(&pin) {
                ask.emit(Intent::ChoosePin { pin: Typed(pin.clone()) });
            }
            choice.dispatch(Step::Typed(pin));
        })
    };
    let start_over = {
        let choice = choice.dispatcher();
        Button {
            label: words.start_over,
            look: Look::Quiet,
            disabled: busy,
            onpress: Callback::from(move |()| choice.dispatch(Step::StartOver)),
            ..Button::default()
        }
    };
    let trouble = match (&*choice, problem) {
        (PinChoice::First { differed: true }, _) => Some(AttrValue::from(words.mismatch)),
        (PinChoice::First { differed: false }, Some(problem)) => {
            Some((words.problem)(problem, min, max).into())
        }
        _ => None,
    };
    let (step, title, intro) = if again {
        ("confirm", words.again_heading, words.again_intro)
    } else {
        ("choose", words.heading, words.intro)
    };
    html! {
        <main class="page" data-screen="choose-pin" data-step={step} aria-busy={busy.then_some("true")}>
            <div class="body">
                { heading(title) }
                <p class="soft">{ intro }</p>
                { progress(busy, stage.words().controls.working) }
                <div class="said">
                    if let Some(trouble) = trouble {
                        { problem_box(trouble, Html::default()) }
                    } else if !again {
                        <p class="soft strong">{ (words.length)(min, max) }</p>
                    }
                </div>
            </div>
            <footer class="actions">
                <PinPad key={step} {min} {max} {busy} {ongive} />
                <div class="below">
                    if again {
                        { start_over.draw() }
                    }
                </div>
            </footer>
        </main>
    }
}
