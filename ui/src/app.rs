//! The whole interface: connects to the authenticator and puts the screen of its last view on the stage.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use key_messages::Language;
use key_view::{Intent, Preferences, ViewModel};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, html};

use crate::bridge::{self, Fault};
use crate::components::message_bar::message_bar;
use crate::focus;
use crate::place::Place;
use crate::screens;
use crate::shown::{Event, Shown};
use crate::stage::{Stage, now};
use crate::system;
use crate::travel::Way;
use crate::way_back::{Entry, WayBack};

/// How long the first view may take before there is something else to see, in milliseconds.
const FIRST_VIEW: u32 = 400;

/// The interface, and what the document was told of it last.
pub(crate) struct App {
    shown: Shown,
    ask: Callback<Intent>,
    dismiss: Callback<()>,
    history: Rc<RefCell<Entry>>,
    place: Option<Place>,
    /// The way to the screen that is shown.
    way: Way,
    preferences: Option<Preferences>,
    /// The first view is late.
    late: bool,
    _patience: Timeout,
}

/// What comes in.
pub(crate) enum Message {
    /// Somebody wants something.
    Asked(Intent),
    /// Something happened to what is shown.
    Happened(Event),
    /// The first view should have come by now.
    Waited,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let ask = context.link().callback(Message::Asked);
        let link = context.link().clone();
        let history = Rc::new(RefCell::new(Entry::default()));
        crate::way_back::listen(history.clone(), ask.clone());
        spawn_local(follow(context.link().callback(Message::Happened)));
        Self {
            shown: Shown::default(),
            ask,
            dismiss: context.link().callback(|()| Message::Happened(Event::Dismissed)),
            history,
            place: None,
            way: Way::default(),
            preferences: None,
            late: false,
            _patience: Timeout::new(FIRST_VIEW, move || link.send_message(Message::Waited)),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Happened(event) => {
                let before = self.shown.view.clone();
                let taken = self.shown.take(event);
                self.travel(before);
                taken
            }
            Message::Asked(intent) => self.ask(context, intent),
            Message::Waited => {
                self.late = true;
                self.shown.view.is_none()
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let Shown { view, pressed, not_delivered, lost } = &self.shown;
        let stage = Stage {
            language: self.language(),
            ask: self.ask.clone(),
            pressed: *pressed,
            not_delivered: *not_delivered,
            revision: view.as_ref().map_or(0, |(view, _)| view.revision),
            arrived: view.as_ref().map_or(0.0, |(_, at)| *at),
        };
        match (lost, view) {
            (Some(fault), _) => screens::unavailable(&stage, *fault),
            // Usually a view comes first, and would only be later for what it takes the place of.
            (None, None) if !self.late => Html::default(),
            (None, None) => screens::starting(&stage),
            (None, Some((view, _))) => {
                let Place { screen, cover } = Place::of(view);
                html! {
                    <>
                        <div class="stage" data-way={self.way.name()} inert={cover.is_some()}>{ screens::screen(&stage, view, screen) }</div>
                        if cover.is_some() {
                            { screens::cover(&stage, view) }
                        }
                        { message_bar(&stage, view.message.as_ref(), *not_delivered, &self.dismiss) }
                    </>
                }
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let view = self.shown.view.as_ref().map(|(view, _)| &**view);
        let place = view.map(Place::of);
        let way = view.filter(|_| self.shown.lost.is_none()).map_or(WayBack::Out, WayBack::of);
        self.history.borrow_mut().leads(way);
        if self.place != place {
            self.place = place;
            focus::settle();
        }
        let preferences = self.preferences();
        if self.preferences.replace(preferences) != Some(preferences) {
            system::declare(self.language());
            system::dress(preferences.appearance);
        }
    }
}

impl App {
    fn preferences(&self) -> Preferences {
        self.shown.view.as_ref().map_or_else(Preferences::default, |(view, _)| view.preferences)
    }

    fn language(&self) -> Language {
        system::language(self.preferences().language)
    }

    /// Notes the way, where the screen is another. One that stays keeps its own, or it would move again.
    fn travel(&mut self, before: Option<(Rc<ViewModel>, f64)>) {
        if let (Some((from, _)), Some((to, _))) = (before, &self.shown.view)
            && Place::of(&from).screen != Place::of(to).screen
        {
            self.way = Way::between(&from, to);
        }
    }

    /// Sends what is wanted, but the same only once: a double press is two presses in one moment.
    fn ask(&mut self, context: &Context<Self>, intent: Intent) -> bool {
        let kind = std::mem::discriminant(&intent);
        if self.shown.pressed == Some(kind) {
            return false;
        }
        context.link().send_future(async move {
            Message::Happened(match bridge::dispatch(&intent).await {
                Ok(()) => Event::Done,
                Err(_) => Event::NotDelivered,
            })
        });
        self.shown.take(Event::Pressed(kind))
    }
}

/// Shows every view. The current one is asked for at once, and again when those that follow are listened to, so that none falls between.
async fn follow(shown: Callback<Event>) {
    let show = move |view: Result<_, Fault>| {
        shown.emit(match view {
            Ok(view) => Event::View(Rc::new(view), now()),
            Err(fault) => Event::Lost(fault),
        });
    };
    let first = show.clone();
    spawn_local(async move { first(bridge::current_view().await) });
    match bridge::listen(show.clone()).await {
        Ok(()) => show(bridge::current_view().await),
        Err(fault) => show(Err(fault)),
    }
}
