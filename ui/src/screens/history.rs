//! Screens of the history: past challenges and how they ended.

use key_messages::Language;
use key_view::{HistoryView, Intent, PastView};
use wasm_bindgen::JsValue;
use yew::{Html, html};

use super::challenge::details;
use super::result::ending_style;
use crate::components::facts::{Fact, facts};
use crate::components::foreign::{foreign, mark};
use crate::components::icon::{Icon, draw, emblem};
use crate::components::page::{heading, top_bar};
use crate::ui_context::UiContext;

/// Renders the list of past challenges, or a panel in its place while it is hidden or empty.
pub(crate) fn history(ui: &UiContext, view: &HistoryView) -> Html {
    let messages = ui.messages().history;
    let panel = |text| html! { <section class="panel">{ emblem(Icon::CLOCK, "") }<p class="soft">{ text }</p></section> };
    let content = match view.entries.as_deref() {
        None => panel(messages.hidden),
        Some([]) => panel(messages.empty),
        Some(entries) => {
            html! { <ul class="card rows">{ for entries.iter().map(|past| entry(ui, past)) }</ul> }
        }
    };
    html! {
        <main key="history" class="page" data-screen="history" data-hidden={view.entries.is_none().then_some("")}>
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.heading) }
                { content }
            </div>
        </main>
    }
}

fn entry(ui: &UiContext, past: &PastView) -> Html {
    let (name, icon, _) = ending_style(&past.ending);
    let open = ui.callback(Intent::OpenPast { id: past.id.clone() });
    html! {
        <li key={past.id.clone()}>
            <button type="button" class="row" data-past={name} onclick={open.reform(|_| ())}>
                { draw(icon) }
                <span class="lines">
                    <span class="strong">{ ui.messages().result.heading(&past.ending) }</span>
                    <span class="soft">{ ui.messages().challenge.kind(past.kind) }{ " · " }{ foreign(&past.service) }</span>
                    <span class="soft">{ foreign(&past.username) }</span>
                    <span class="soft">{ date(ui.language, past.at) }</span>
                </span>
                { draw(Icon::FORWARD) }
            </button>
        </li>
    }
}

/// Renders one past challenge.
pub(crate) fn past(ui: &UiContext, view: &PastView, key: String) -> Html {
    let messages = ui.messages();
    let (name, icon, tone) = ending_style(&view.ending);
    let labels = messages.challenge;
    let place = view.place.as_deref().map_or_else(|| labels.unknown_place.to_owned(), mark);
    let context = vec![
        Fact::foreign(labels.username, &view.username),
        Fact::new(labels.browser, labels.browser_on(&mark(&view.browser), &mark(&view.os))),
        Fact { aside: Some(view.ip.clone().into()), ..Fact::new(labels.place, place) },
        Fact::new(labels.asked, date(ui.language, view.at)),
    ];
    html! {
        <main {key} class="page" data-screen="past" data-ending={name}>
            { top_bar(ui, Html::default()) }
            <div class="body">
                { emblem(icon, tone) }
                { heading(messages.result.heading(&view.ending)) }
                <p class="soft">{ messages.challenge.kind(view.kind) }{ " · " }{ foreign(&view.service) }</p>
                if !view.details.is_empty() {
                    { facts(details(&view.details)) }
                }
                { facts(context) }
            </div>
        </main>
    }
}

/// Formats a Unix timestamp in seconds as local date and time.
pub(crate) fn date(language: Language, at: i64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64 * 1000.0));
    let style = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&style, &name.into(), &value.into());
    }
    // Users are in Finland: British English has the day before the month.
    let tag = if language == Language::English { "en-GB" } else { language.tag() };
    date.to_locale_string(tag, &style).into()
}
