//! The whole interface: connects to the authenticator and puts the screen of its last view on the stage.

use std::cell::Cell;
use std::mem::Discriminant;
use std::rc::Rc;

use key_view::{Intent, Preferences};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, UseReducerDispatcher, component, html, use_effect_with, use_memo, use_reducer};

use crate::bridge::{self, Fault};
use crate::components::notice::notice_bar;
use crate::focus;
use crate::place::Place;
use crate::screens;
use crate::shown::{Event, Shown};
use crate::stage::{Stage, now};
use crate::system;
use crate::way_back::{WayBack, use_way_back};

#[component]
pub(crate) fn App() -> Html {
    let shown = use_reducer(Shown::default);
    let preferences = shown.view.as_ref().map_or_else(Preferences::default, |(view, _)| view.preferences);
    let language = *use_memo(preferences.language, |choice| system::language(*choice));
    let ask = use_memo(shown.dispatcher(), |shown| Ask::new(shown.clone()));
    let place = shown.view.as_ref().map(|(view, _)| Place::of(view));

    let dispatcher = shown.dispatcher();
    use_effect_with((), move |()| spawn_local(follow(dispatcher)));
    let answered = ask.clone();
    use_effect_with(shown.pressed, move |pressed| answered.waiting.set(*pressed));
    use_effect_with(place.clone(), |_| focus::settle());
    use_effect_with(language, |language| system::declare(*language));
    use_effect_with(preferences.appearance, |appearance| system::dress(*appearance));

    let way = match (shown.lost, &shown.view) {
        (None, Some((view, _))) => WayBack::of(view),
        _ => WayBack::Out,
    };
    use_way_back(way, ask.callback.clone());

    let stage = Stage {
        language,
        ask: ask.callback.clone(),
        pressed: shown.pressed,
        arrived: shown.view.as_ref().map_or(0.0, |(_, at)| *at),
    };
    match (shown.lost, &shown.view, place) {
        (Some(fault), ..) => screens::unavailable(&stage, fault),
        (None, Some((view, _)), Some(Place { screen, cover })) => html! {
            <>
                <div class="stage" inert={cover.is_some()}>{ screens::screen(&stage, view, screen) }</div>
                if cover.is_some() {
                    { screens::cover(&stage, view) }
                }
                { notice_bar(&stage, view.notice.as_ref(), shown.not_delivered, &ask.dismiss) }
            </>
        },
        _ => screens::starting(&stage),
    }
}

/// Sends what is pressed, and one press only once.
struct Ask {
    callback: Callback<Intent>,
    dismiss: Callback<()>,
    /// What was sent and is not answered yet.
    waiting: Rc<Cell<Option<Discriminant<Intent>>>>,
}

impl Ask {
    fn new(shown: UseReducerDispatcher<Shown>) -> Self {
        // Not in the reducer, which is a moment behind: a double press is two presses in one moment.
        let waiting = Rc::new(Cell::new(None));
        let dismiss = shown.clone();
        let held = waiting.clone();
        let callback = Callback::from(move |intent: Intent| {
            let kind = std::mem::discriminant(&intent);
            if held.replace(Some(kind)) == Some(kind) {
                return;
            }
            shown.dispatch(Event::Pressed(kind));
            let shown = shown.clone();
            spawn_local(async move {
                shown.dispatch(match bridge::dispatch(&intent).await {
                    Ok(()) => Event::Done,
                    Err(_) => Event::NotDelivered,
                });
            });
        });
        Self { callback, dismiss: Callback::from(move |()| dismiss.dispatch(Event::Dismissed)), waiting }
    }
}

/// Shows every view. The current one is asked for last, so that none falls between.
async fn follow(shown: UseReducerDispatcher<Shown>) {
    let show = move |view: Result<_, Fault>| {
        shown.dispatch(match view {
            Ok(view) => Event::View(Rc::new(view), now()),
            Err(fault) => Event::Lost(fault),
        });
    };
    match bridge::listen(show.clone()).await {
        Ok(()) => show(bridge::current_view().await),
        Err(fault) => show(Err(fault)),
    }
}
