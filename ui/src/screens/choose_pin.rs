//! Choosing the PIN: typed, then typed again.

use key_view::{AvailableSensor, ChoosePinView, Intent, Sensor, Typed};
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::components::button::{Button, Look};
use crate::components::heading::heading;
use crate::components::icon::{Icon, draw, emblem};
use crate::components::pin_pad::PinPad;
use crate::components::problem::{problem as problem_box, progress};
use crate::components::top_bar::{Back, top_bar};
use crate::components::weak_sensor::weak_sensor;
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

/// How far it has got, and whether a sensor shall do as well; preset to yes.
pub(crate) struct ChoosePin {
    choice: PinChoice,
    with_sensor: bool,
    /// The PIN was being typed again when this was drawn last.
    drawn_again: bool,
}

/// What a person does.
pub(crate) enum Message {
    /// A PIN was typed.
    Typed(String),
    /// From the beginning.
    StartOver,
    /// The sensor shall, or shall not.
    Toggled,
}

impl Component for ChoosePin {
    type Message = Message;
    type Properties = ChoosePinProps;

    fn create(_: &Context<Self>) -> Self {
        Self { choice: PinChoice::default(), with_sensor: true, drawn_again: false }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let ChoosePinProps { stage, view, .. } = context.props();
        match message {
            Message::Typed(pin) => {
                if self.choice.agrees(&pin) {
                    let sensor = view.sensor.strong().is_some() && self.with_sensor;
                    stage.ask.emit(Intent::ChoosePin { pin: Typed(pin.clone()), sensor });
                }
                self.choice.take(Step::Typed(pin));
            }
            Message::StartOver => self.choice.take(Step::StartOver),
            Message::Toggled => self.with_sensor = !self.with_sensor,
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &ChoosePinProps) -> bool {
        let ChoosePinProps { stage, view, covered } = context.props();
        let news = (view.problem, view.busy, *covered) != (old.view.problem, old.view.busy, old.covered);
        let answered = self.choice == PinChoice::Given && !view.busy && stage.answers(&old.stage);
        // Whoever comes back from where the PIN in use is asked for chooses anew.
        if answered || (news && (view.problem.is_some() || *covered)) {
            self.choice.take(Step::StartOver);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (ChoosePinProps { stage, view, covered }, link) = (context.props(), context.link());
        let ChoosePinView { min_length: min, max_length: max, busy, changing, sensor, problem } = *view;
        let messages = stage.messages().choose_pin;
        let again = self.is_again();
        let start_over = Button {
            label: messages.start_over,
            look: Look::Quiet,
            disabled: busy || self.choice == PinChoice::Given,
            onpress: link.callback(|()| Message::StartOver),
            ..Button::default()
        };
        let trouble = match (&self.choice, problem) {
            (PinChoice::First { differed: true }, _) => Some(AttrValue::from(messages.mismatch)),
            (PinChoice::First { differed: false }, Some(problem)) => {
                Some((messages.problem)(problem, min, max).into())
            }
            _ => None,
        };
        let (step, title, intro) = if again {
            ("confirm", messages.again_heading, messages.again_intro)
        } else if changing {
            ("choose", messages.change_heading, messages.change_intro)
        } else {
            ("choose", messages.heading, messages.intro)
        };
        let toggle = link.callback(|()| Message::Toggled);
        let instead = match sensor {
            _ if again => Html::default(),
            AvailableSensor::Strong(sensor) => sensor_choice(stage, sensor, self.with_sensor, &toggle),
            AvailableSensor::Weak => weak_sensor(stage),
            AvailableSensor::None => Html::default(),
        };
        html! {
            <main class="page" data-screen="choose-pin" data-step={step} aria-busy={busy.then_some("true")}>
                if changing {
                    { top_bar(stage, Back::unless(busy), Html::default()) }
                }
                <div key={step} class="body centred">
                    { emblem(Icon::Lock, "") }
                    { heading(title) }
                    <p class="soft">{ intro }</p>
                    { progress(busy, stage.messages().controls.working) }
                    <div class="said">
                        if let Some(trouble) = trouble {
                            { problem_box(trouble, Html::default()) }
                        } else if !again {
                            <p class="soft strong">{ (messages.length)(min, max) }</p>
                        }
                    </div>
                </div>
                <footer class="actions">
                    { instead }
                    if !covered {
                        <PinPad
                            key={step}
                            stage={stage.clone()}
                            {min}
                            {max}
                            {busy}
                            ongive={link.callback(Message::Typed)}
                        />
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

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.drawn_again != self.is_again() {
            self.drawn_again = self.is_again();
            focus::settle();
        }
    }
}

impl ChoosePin {
    fn is_again(&self) -> bool {
        matches!(self.choice, PinChoice::Again { .. } | PinChoice::Given)
    }
}

/// Whether a finger or a face shall do as well from now on.
fn sensor_choice(stage: &Stage, sensor: Sensor, chosen: bool, toggle: &Callback<()>) -> Html {
    let messages = stage.messages().sensor;
    html! {
        <label class="choice" title={messages.hint}>
            <input type="checkbox" id="with-sensor" checked={chosen} onchange={toggle.reform(|_| ())} />
            { draw(sensor.into()) }
            <span>{ (messages.instead)(sensor) }</span>
        </label>
    }
}
