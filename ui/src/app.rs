//! The whole interface: connects to the authenticator and puts the screen of its last view on the ui.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use key_messages::Language;
use key_view::{Intent, Preferences, ViewModel};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, html};

use crate::back::{Back, HistoryEntry};
use crate::bridge::{self, Fault};
use crate::components::message_bar::message_bar;
use crate::focus;
use crate::navigation::Direction;
use crate::screen_key::ScreenKey;
use crate::screens;
use crate::system;
use crate::ui_context::{UiContext, now};
use crate::view_store::{Event, ViewStore};

/// How long the first view may take before there is something else to see, in milliseconds.
const FIRST_VIEW_TIMEOUT_MS: u32 = 400;

/// The interface, and what the document was told of it last.
pub(crate) struct App {
    store: ViewStore,
    intents: Callback<Intent>,
    dismiss_failure: Callback<()>,
    history_entry: Rc<RefCell<HistoryEntry>>,
    screen_key: Option<ScreenKey>,
    /// The way to the screen that is shown.
    direction: Direction,
    preferences: Option<Preferences>,
    /// The first view is first_view_late.
    first_view_late: bool,
    _first_view_timeout: Timeout,
}

/// What comes in.
pub(crate) enum Message {
    /// Somebody wants something.
    Emit(Intent),
    /// Something happened to what is shown.
    Event(Event),
    /// The first view should have come by now.
    FirstViewLate,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let intents = context.link().callback(Message::Emit);
        let link = context.link().clone();
        let history_entry = Rc::new(RefCell::new(HistoryEntry::default()));
        crate::back::listen(history_entry.clone(), intents.clone());
        spawn_local(subscribe(context.link().callback(Message::Event)));
        Self {
            store: ViewStore::default(),
            intents,
            dismiss_failure: context.link().callback(|()| Message::Event(Event::Dismissed)),
            history_entry,
            screen_key: None,
            direction: Direction::default(),
            preferences: None,
            first_view_late: false,
            _first_view_timeout: Timeout::new(FIRST_VIEW_TIMEOUT_MS, move || {
                link.send_message(Message::FirstViewLate)
            }),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Event(event) => {
                let before = self.store.view.clone();
                let changed = self.store.apply(event);
                self.update_direction(before);
                changed
            }
            Message::Emit(intent) => self.emit(context, intent),
            Message::FirstViewLate => {
                self.first_view_late = true;
                self.store.view.is_none()
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let ViewStore { view, pending_intent, not_delivered, fault } = &self.store;
        let ui = UiContext {
            language: self.language(),
            intents: self.intents.clone(),
            pending_intent: *pending_intent,
            not_delivered: *not_delivered,
            revision: view.as_ref().map_or(0, |(view, _)| view.revision),
            received_at: view.as_ref().map_or(0.0, |(_, at)| *at),
        };
        match (fault, view) {
            (Some(fault), _) => screens::unavailable(&ui, *fault),
            // Usually a view comes first, and would only be later for what it takes the place of.
            (None, None) if !self.first_view_late => Html::default(),
            (None, None) => screens::starting(&ui),
            (None, Some((view, _))) => {
                let ScreenKey { screen, overlay } = ScreenKey::of(view);
                html! {
                    <>
                        <div class="stage" data-way={self.direction.name()} inert={overlay.is_some()}>{ screens::screen(&ui, view, screen) }</div>
                        if overlay.is_some() {
                            { screens::overlay(&ui, view) }
                        }
                        { message_bar(&ui, view.message.as_ref(), *not_delivered, &self.dismiss_failure) }
                    </>
                }
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let view = self.store.view.as_ref().map(|(view, _)| &**view);
        let screen_key = view.map(ScreenKey::of);
        let back = view.filter(|_| self.store.fault.is_none()).map_or(Back::Leave, Back::of);
        self.history_entry.borrow_mut().set_back(back);
        if self.screen_key != screen_key {
            self.screen_key = screen_key;
            focus::focus_marked();
        }
        let preferences = self.preferences();
        if self.preferences.replace(preferences) != Some(preferences) {
            system::set_language(self.language());
            system::set_appearance(preferences.appearance);
        }
    }
}

impl App {
    fn preferences(&self) -> Preferences {
        self.store.view.as_ref().map_or_else(Preferences::default, |(view, _)| view.preferences)
    }

    fn language(&self) -> Language {
        system::language(self.preferences().language)
    }

    /// Notes the way, where the screen is another. One that stays keeps its own, or it would move again.
    fn update_direction(&mut self, before: Option<(Rc<ViewModel>, f64)>) {
        if let (Some((from, _)), Some((to, _))) = (before, &self.store.view)
            && ScreenKey::of(&from).screen != ScreenKey::of(to).screen
        {
            self.direction = Direction::between(&from, to);
        }
    }

    /// Sends what is wanted, but the same only once: a double press is two presses in one moment.
    fn emit(&mut self, context: &Context<Self>, intent: Intent) -> bool {
        let kind = std::mem::discriminant(&intent);
        if self.store.pending_intent == Some(kind) {
            return false;
        }
        context.link().send_future(async move {
            Message::Event(match bridge::dispatch(&intent).await {
                Ok(()) => Event::Dispatched,
                Err(_) => Event::NotDelivered,
            })
        });
        self.store.apply(Event::Emitted(kind))
    }
}

/// Shows every view. The current one is asked for at once, and again when those that follow are listened to, so that none falls between.
async fn subscribe(events: Callback<Event>) {
    let show = move |view: Result<_, Fault>| {
        events.emit(match view {
            Ok(view) => Event::View(Rc::new(view), now()),
            Err(fault) => Event::Failed(fault),
        });
    };
    let first = show.clone();
    spawn_local(async move { first(bridge::current_view().await) });
    match bridge::listen(show.clone()).await {
        Ok(()) => show(bridge::current_view().await),
        Err(fault) => show(Err(fault)),
    }
}
