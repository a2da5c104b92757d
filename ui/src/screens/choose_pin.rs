//! Choosing the PIN: typed, then typed again.

use key_view::{ChoosePinView, Intent, Sensor, Typed};
use yew::{
    AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_reducer,
    use_state,
};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::icon::draw;
use crate::components::message::{problem as problem_box, progress};
use crate::components::pin_pad::PinPad;
use crate::components::top_bar::{Back, top_bar};
use crate::focus;
use crate::pin_choice::{PinChoice, Step};
use crate::stage::Stage;

/// Choosing.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoosePinProps {
    pub(crate) stage: Stage,
    pub(crate) view: ChoosePinView,
    /// The PIN in use is being asked for over this.
    pub(crate) covered: bool,
}

#[component]
pub(crate) fn ChoosePin(props: &ChoosePinProps) -> Html {
    let ChoosePinView { min_length: min, max_length: max, busy, changing, sensor, problem } = props.view;
    let stage = &props.stage;
    let words = stage.words().choose_pin;
    let choice = use_reducer(PinChoice::default);
    let with_sensor = use_state(|| true);

    let refused = choice.dispatcher();
    use_effect_with((problem, busy, props.covered), move |(problem, _, covered)| {
        // Whoever comes back from where the PIN in use is asked for chooses anew.
        if problem.is_some() || *covered {
            refused.dispatch(Step::StartOver);
        }
    });
    let again = matches!(*choice, PinChoice::Again { .. } | PinChoice::Given);
    use_effect_with(again, |_| focus::settle());

    let ongive = {
        let (choice, ask, sensor) = (choice.clone(), stage.ask.clone(), sensor.is_some() && *with_sensor);
        Callback::from(move |pin: String| {
            if choice.agrees(&pin) {
                ask.emit(Intent::ChoosePin { pin: Typed(pin.clone()), sensor });
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
    } else if changing {
        ("choose", words.change_heading, words.change_intro)
    } else {
        ("choose", words.heading, words.intro)
    };
    let instead = sensor.filter(|_| !again).map(|sensor| sensor_choice(stage, sensor, &with_sensor));
    html! {
        <main class="page" data-screen="choose-pin" data-step={step} aria-busy={busy.then_some("true")}>
            if changing {
                { top_bar(stage, Back::unless(busy), Html::default()) }
            }
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
                { for instead }
                if !props.covered {
                    <PinPad key={step} stage={stage.clone()} {min} {max} {busy} {ongive} />
                }
                <div class="below">
                    if again {
                        { start_over.draw() }
                    }
                </div>
            </footer>
        </main>
    }
}

/// Whether a finger or a face shall do as well from now on; preset to yes.
fn sensor_choice(stage: &Stage, sensor: Sensor, chosen: &UseStateHandle<bool>) -> Html {
    let words = stage.words().sensor;
    let toggle = {
        let chosen = chosen.clone();
        move |_| chosen.set(!*chosen)
    };
    html! {
        <label class="choice" title={words.hint}>
            <input type="checkbox" id="with-sensor" checked={**chosen} onchange={toggle} />
            { draw(sensor.into()) }
            <span>{ (words.instead)(sensor) }</span>
        </label>
    }
}
