//! The root component: connects to the authenticator and renders the screen of the latest view.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use key_messages::Language;
use key_view::{Back, BackIntent, Intent, Overlay, Preferences, ViewModel};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Component, Context, Html, html};

use crate::bridge::{self, Fault};
use crate::components::message_bar::message_bar;
use crate::focus;
use crate::guard::Guard;
use crate::navigation::{self, Focus, HistoryEntry};
use crate::screens;
use crate::system;
use crate::ui_context::{UiContext, now};
use crate::view_store::{Event, ViewStore};

/// Time to wait for the first view before the starting screen is shown, in milliseconds.
const FIRST_VIEW_TIMEOUT_MS: u32 = 400;

/// The root component, with the state last applied to the document.
pub(crate) struct App {
    store: ViewStore,
    intents: Callback<Intent>,
    dismiss_failure: Callback<()>,
    history_entry: Rc<RefCell<HistoryEntry>>,
    focus: Option<Focus>,
    guard: Guard,
    /// Direction of the last screen change; the first screen is shown without an animation.
    direction: &'static str,
    preferences: Option<Preferences>,
    /// Whether the first view took longer than [`FIRST_VIEW_TIMEOUT_MS`].
    first_view_late: bool,
    _first_view_timeout: Timeout,
}

/// Messages of the root component.
pub(crate) enum Message {
    /// The user emitted an intent.
    Emit(Intent),
    /// An event for the [`ViewStore`].
    Event(Event),
    /// [`FIRST_VIEW_TIMEOUT_MS`] has elapsed.
    FirstViewLate,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let intents = context.link().callback(Message::Emit);
        let link = context.link().clone();
        let history_entry = Rc::new(RefCell::new(HistoryEntry::default()));
        navigation::listen(history_entry.clone(), intents.clone());
        spawn_local(subscribe(context.link().callback(Message::Event)));
        Self {
            store: ViewStore::default(),
            intents,
            dismiss_failure: context.link().callback(|()| Message::Event(Event::Dismissed)),
            history_entry,
            focus: None,
            guard: Guard::listen(),
            direction: "start",
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
                if let Some((view, _)) = &self.store.view {
                    self.guard.received(view.arrivals);
                }
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
        let ViewStore { view, pending_intent, answers, not_delivered, fault } = &self.store;
        let ui = UiContext {
            language: self.language(),
            intents: self.intents.clone(),
            pending_intent: *pending_intent,
            answers: *answers,
            not_delivered: *not_delivered,
            revision: view.as_ref().map_or(0, |(view, _)| view.revision),
            received_at: view.as_ref().map_or(0.0, |(_, at)| *at),
            back: view.as_ref().map_or(Back::Leave, |(view, _)| back_button(view)),
        };
        match (fault, view) {
            (Some(fault), _) => screens::unavailable(&ui, *fault),
            // Nothing yet: the view usually arrives before the timeout, and a starting screen that
            // flashes by would only delay it.
            (None, None) if !self.first_view_late => Html::default(),
            (None, None) => screens::starting(&ui),
            (None, Some((view, _))) => {
                html! {
                    <>
                        <div class="screen" data-direction={self.direction} inert={screens::sheet_of(view).is_some()}>{ screens::screen(&ui, view) }</div>
                        { screens::overlay(&ui, view) }
                        { message_bar(&ui, view, &self.dismiss_failure) }
                    </>
                }
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let view = self.store.view.as_ref().map(|(view, _)| &**view);
        let focus = view.map(navigation::focus);
        let back = view.filter(|_| self.store.fault.is_none()).map(|view| view.back);
        self.history_entry.borrow_mut().set_back(back);
        self.guard.rendered();
        if self.focus != focus {
            self.focus = focus;
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

    /// Updates the direction if the screen has changed. A screen that stays keeps its direction:
    /// changing `data-direction` would restart its entry animation.
    fn update_direction(&mut self, before: Option<(Rc<ViewModel>, f64)>) {
        if let (Some((from, _)), Some((to, _))) = (before, &self.store.view)
            && from.key != to.key
        {
            self.direction = navigation::direction(&from, to);
        }
    }

    /// Sends `intent` to the authenticator. Ignores it while an intent of the same kind is pending,
    /// so that a double press counts once.
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

/// Returns where the back button on the screen leads. Under the PIN pad, which makes the screen
/// inert, the button keeps its look.
fn back_button(view: &ViewModel) -> Back {
    match screens::sheet_of(view) {
        Some(Overlay::Pin(_)) => Back::To(BackIntent::Back),
        _ => view.back,
    }
}

/// Reports every view as an event. Requests the current view at once, and again once the
/// subscription is active, so that no view between the two is missed.
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
