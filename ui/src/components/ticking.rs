//! Seconds of a countdown, rendered once a second without a call to the authenticator.

use gloo_timers::callback::Timeout;
use yew::{Callback, Component, Context, Html, Properties, html};

use crate::deadline::Deadline;
use crate::ui_context::now;

/// Properties of a countdown: its deadline, and how its seconds are rendered.
#[derive(Properties, PartialEq)]
pub(crate) struct TickingProps {
    deadline: Deadline,
    draw: Callback<u32, Html>,
}

/// Renders the seconds left whenever they change.
pub(crate) struct Ticking {
    at: f64,
    _timer: Option<Timeout>,
}

impl Component for Ticking {
    type Message = ();
    type Properties = TickingProps;

    fn create(_: &Context<Self>) -> Self {
        Self { at: now(), _timer: None }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let TickingProps { deadline, draw } = context.props();
        draw.emit(deadline.seconds_left(self.at))
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.at = now();
        true
    }

    fn changed(&mut self, _: &Context<Self>, _: &TickingProps) -> bool {
        self.at = now();
        true
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let link = context.link().clone();
        let next = context.props().deadline.next_change(self.at);
        self._timer = next.map(|wait| Timeout::new(wait, move || link.send_message(())));
    }
}

/// Renders `draw` with the seconds left until `deadline`, once a second.
pub(crate) fn ticking(deadline: Deadline, draw: impl Fn(u32) -> Html + 'static) -> Html {
    html! { <Ticking {deadline} draw={Callback::from(draw)} /> }
}
