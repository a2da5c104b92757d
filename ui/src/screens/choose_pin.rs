//! Screen to choose the PIN, which is typed twice.

use key_view::{AvailableSensor, ChoosePinView, Intent, Sensor, SensorTrouble, Typed};
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::components::button::{Button, Look};
use crate::components::icon::{Icon, draw, emblem};
use crate::components::page::{heading, problem as problem_box, progress, top_bar};
use crate::components::pin_pad::PinPad;
use crate::focus;
use crate::pin_choice::{PinChoice, Request};
use crate::ui_context::UiContext;

/// Properties of the screen.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoosePinProps {
    pub(crate) ui: UiContext,
    pub(crate) view: ChoosePinView,
}

/// The screen, with the state of the choice, and whether a sensor may replace the PIN (preset to
/// yes).
pub(crate) struct ChoosePin {
    choice: PinChoice,
    /// Whether the user chooses more digits than required, and says when the PIN is complete.
    longer: bool,
    with_sensor: bool,
    /// Whether the PIN was being typed again at the last rendering.
    confirming_when_rendered: bool,
}

/// Messages of the screen.
pub(crate) enum Message {
    /// A PIN was typed.
    Typed(String),
    /// The user starts again.
    StartOver,
    /// The user chooses a PIN of more digits than required, or not any more.
    Longer(bool),
    /// The user switched the use of the sensor on or off.
    Toggled,
}

impl Component for ChoosePin {
    type Message = Message;
    type Properties = ChoosePinProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            choice: PinChoice::default(),
            longer: false,
            with_sensor: true,
            confirming_when_rendered: false,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let ChoosePinProps { ui, view, .. } = context.props();
        match message {
            Message::Typed(pin) => {
                let sensor = view.sensor.strong().is_some() && self.with_sensor;
                match self.choice.type_pin(&pin, view.judged) {
                    Some(Request::Judge) => ui.intents.emit(Intent::JudgePin { pin: Typed(pin) }),
                    Some(Request::Choose) => ui.intents.emit(Intent::ChoosePin { pin: Typed(pin), sensor }),
                    None => {}
                }
            }
            Message::StartOver => self.choice = PinChoice::default(),
            Message::Longer(longer) => (self.choice, self.longer) = (PinChoice::default(), longer),
            Message::Toggled => self.with_sensor = !self.with_sensor,
        }
        true
    }

    fn changed(&mut self, context: &Context<Self>, old: &ChoosePinProps) -> bool {
        let ChoosePinProps { ui, view } = context.props();
        let refused = view.problem.is_some();
        self.choice.follow(view.judged, refused);
        let answered = !view.busy && ui.answered_since(&old.ui);
        let over = answered && (self.choice.is_agreed() || (self.choice.is_waiting() && ui.not_delivered));
        if over || (refused && view.problem != old.view.problem) {
            self.choice = PinChoice::default();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (ChoosePinProps { ui, view }, link) = (context.props(), context.link());
        let ChoosePinView {
            min_length: min,
            max_length: max,
            busy,
            changing,
            sensor,
            problem,
            link_refused,
            ..
        } = *view;
        let messages = ui.messages().choose_pin;
        let confirming = self.is_confirming();
        let fixed = if self.longer { None } else { Some(min) };
        let length_choice = (min < max).then(|| self.length_choice(ui, busy, link.callback(Message::Longer)));
        let start_over = Button {
            disabled: busy || self.choice.is_agreed(),
            ..Button::new(Look::Quiet, messages.start_over, link.callback(|()| Message::StartOver))
        };
        let trouble = match (&self.choice, problem) {
            _ if ui.not_delivered => Some(AttrValue::from(ui.messages().controls.not_delivered)),
            (PinChoice::First { differed: true }, _) => Some(AttrValue::from(messages.mismatch)),
            (PinChoice::First { differed: false }, Some(problem)) => {
                Some(messages.problem(problem, min, max).into())
            }
            _ => link_refused.then(|| ui.messages().controls.link_not_now.into()),
        };
        let (step, title, intro) = if confirming {
            ("confirm", messages.again_heading, messages.again_intro)
        } else if changing {
            ("choose", messages.change_heading, messages.change_intro)
        } else {
            ("choose", messages.heading, messages.intro)
        };
        let toggle = link.callback(|()| Message::Toggled);
        let sensor_offer = match sensor {
            _ if confirming => Html::default(),
            AvailableSensor::Strong(sensor) => sensor_choice(ui, sensor, self.with_sensor, &toggle),
            AvailableSensor::Weak => {
                let reason = ui.messages().sensor.trouble(SensorTrouble::TooWeak);
                html! { <p id="weak-sensor" class="soft">{ reason }</p> }
            }
            AvailableSensor::None => Html::default(),
        };
        html! {
            <main class="page" data-screen="choose-pin" data-step={step} aria-busy={busy.then_some("true")}>
                if changing {
                    { top_bar(ui, Html::default()) }
                }
                <div key={step} class="body centred">
                    { emblem(Icon::LOCK, "") }
                    { heading(title) }
                    <p class="soft">{ intro }</p>
                    { progress(busy, ui.messages().controls.working) }
                    <div class="status">
                        if let Some(trouble) = trouble {
                            { problem_box(ui, trouble, Html::default()) }
                        } else if !confirming {
                            <p class="soft strong">
                                { fixed.map_or_else(|| messages.length(min + 1, max), |digits| messages.digits(digits)) }
                            </p>
                        }
                    </div>
                </div>
                <footer class="actions">
                    { sensor_offer }
                    <PinPad
                        key={if self.longer && !confirming { "longer" } else { step }}
                        ui={ui.clone()}
                        min={fixed.unwrap_or(min + 1)}
                        {max}
                        submits_at={self.choice.length().or(fixed)}
                        {busy}
                        onsubmit={link.callback(Message::Typed)}
                    />
                    <div key={if confirming { "below again" } else { "below" }} class="below">
                        if confirming {
                            { start_over.draw() }
                        } else {
                            { for length_choice.map(Button::draw) }
                        }
                    </div>
                </footer>
            </main>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.confirming_when_rendered != self.is_confirming() {
            self.confirming_when_rendered = self.is_confirming();
            focus::focus_marked();
        }
    }
}

impl ChoosePin {
    fn is_confirming(&self) -> bool {
        matches!(self.choice, PinChoice::Confirm { .. } | PinChoice::Agreed { .. })
    }

    /// Returns the button that leads to a longer PIN, or back to one of the required length.
    fn length_choice(&self, ui: &UiContext, busy: bool, choose: Callback<bool>) -> Button {
        let (messages, longer) = (ui.messages().choose_pin, !self.longer);
        let label = if longer { messages.longer } else { messages.shorter };
        Button {
            id: Some("pin-length"),
            disabled: busy || self.choice.is_waiting(),
            ..Button::new(Look::Quiet, label, choose.reform(move |()| longer))
        }
    }
}

/// Renders the checkbox that lets a fingerprint or a face replace the PIN.
fn sensor_choice(ui: &UiContext, sensor: Sensor, chosen: bool, toggle: &Callback<()>) -> Html {
    let messages = ui.messages().sensor;
    html! {
        <label class="choice" title={messages.hint}>
            <input type="checkbox" id="with-sensor" checked={chosen} onchange={toggle.reform(|_| ())} />
            { draw(sensor.into()) }
            <span>{ messages.instead(sensor) }</span>
        </label>
    }
}
