//! Settings screen.

use key_messages::Language;
use key_view::{
    Appearance, AvailableSensor, Intent, LanguageChoice, Notifications, Preferences, PushTest, PushView,
    PushWay, SensorTrouble, SettingsView,
};
use yew::{Callback, Html, html};

use crate::components::account_card::account_card;
use crate::components::button::{Button, Look};
use crate::components::form::select;
use crate::components::icon::Icon;
use crate::components::page::{heading, top_bar};
use crate::ui_context::UiContext;

/// Renders the settings screen.
pub(crate) fn settings(ui: &UiContext, view: &SettingsView, chosen: Preferences) -> Html {
    let messages = ui.messages().settings;
    let busy = view.busy;
    let row = |id, icon, label, intent| Button {
        id: Some(id),
        icon: Some(icon),
        disabled: busy,
        ..Button::new(Look::Row, label, ui.callback(intent))
    };
    let accounts = view.accounts.iter().map(|account| {
        let username = &account.username;
        let row = |look, icon, label, name: String, intent| Button {
            icon: Some(icon),
            name: Some(name),
            disabled: busy,
            ..Button::new(look, label, ui.callback(intent))
        };
        let id = || account.id.clone();
        let devices = Intent::OpenDevices { account: id() };
        let disconnect = Intent::OpenDisconnect { account: id() };
        let rows = html! {
            <>
                { row(Look::Row, Icon::PHONE, messages.devices, messages.devices_of(username), devices).draw() }
                { row(Look::RowDanger, Icon::CROSS, messages.disconnect, messages.disconnect_from(username), disconnect).draw() }
            </>
        };
        account_card(ui, account, rows)
    });
    html! {
        <main key="settings" class="page" data-screen="settings" aria-busy={busy.then_some("true")}>
            { top_bar(ui, Html::default()) }
            <div class="body">
                { heading(messages.heading) }
                <section>
                    <h2>{ messages.usernames }</h2>
                    <ul class="cards">{ for accounts }</ul>
                </section>
                <section>
                    <h2>{ messages.protection }</h2>
                    <div class="card rows">
                        { row("change-pin", Icon::LOCK, messages.change_pin, Intent::ChangePin).draw() }
                        { sensor(ui, view) }
                    </div>
                </section>
                <section>
                    <h2>{ ui.messages().notification.offer }</h2>
                    { notifications(ui, view, busy) }
                </section>
                { preferences(ui, chosen) }
                <section>
                    <div class="card rows">
                        { row("history", Icon::CLOCK, ui.messages().history.heading, Intent::OpenHistory).draw() }
                        { row("about", Icon::KEY, messages.about, Intent::OpenAbout).draw() }
                    </div>
                </section>
                <p class="soft version">{ "Finago Key · " }{ messages.version(&view.version) }</p>
            </div>
        </main>
    }
}

/// Renders the switch of a sensor in place of the PIN, or why there is none.
fn sensor(ui: &UiContext, view: &SettingsView) -> Html {
    let messages = ui.messages().sensor;
    match view.sensor {
        AvailableSensor::Strong(sensor) => {
            let switch = ui.callback(if sensor.on { Intent::TurnOffSensor } else { Intent::TurnOnSensor });
            let label = messages.instead(sensor.sensor);
            Button {
                id: Some("sensor"),
                icon: Some(sensor.sensor.into()),
                note: Some(messages.hint),
                disabled: view.busy,
                ..Button::new(Look::RowSwitch(sensor.on), label, switch)
            }
            .draw()
        }
        AvailableSensor::Weak => {
            html! { <p id="weak-sensor" class="soft">{ messages.trouble(SensorTrouble::TooWeak) }</p> }
        }
        AvailableSensor::None => Html::default(),
    }
}

/// Renders the state of notifications and pushes, with the available actions.
fn notifications(ui: &UiContext, view: &SettingsView, busy: bool) -> Html {
    let messages = ui.messages().notification;
    let row = |id, label, intent: Intent| Button {
        id: Some(id),
        icon: Some(Icon::BELL),
        disabled: busy,
        working: ui.awaits(&intent) || (id == "try-notification" && view.push.test == PushTest::Sent),
        ..Button::new(Look::RowHere, label, ui.callback(intent))
    };
    let row = match view.notifications {
        Notifications::Undecided => {
            Some(row("allow-notifications", messages.allow, Intent::AllowNotifications))
        }
        Notifications::On => Some(row("try-notification", messages.try_out, Intent::TryNotification)),
        Notifications::Off => None,
    };
    let test = view.push.test;
    let result = (test != PushTest::None).then(|| ui.messages().push.test(test));
    html! {
        <div class="card rows">
            <p role="status">{ messages.standing(view.notifications) }</p>
            { push_status(ui, &view.push) }
            { distributors(ui, &view.push) }
            { for row.map(Button::draw) }
            { for result.map(|result| html! { <p role="status">{ result }</p> }) }
        </div>
    }
}

/// Renders whether pushes arrive, and what prevents them.
fn push_status(ui: &UiContext, view: &PushView) -> Html {
    let messages = ui.messages().push;
    let sentences = [
        (view.way != PushWay::Unknown).then(|| messages.way(view.way).to_owned()),
        view.channel_off.then(|| messages.channel_off.to_owned()),
        view.restricted.then(|| messages.restricted.to_owned()),
        view.last_seconds_ago.map(|seconds| messages.last(seconds)),
        (view.dropped > 0).then(|| messages.dropped(view.dropped)),
    ];
    let lines = sentences.into_iter().flatten().map(|line| html! { <p class="soft">{ line }</p> });
    html! { <>{ for lines }</> }
}

/// Renders the choice of the push distributor, if there are at least two.
pub(super) fn distributors(ui: &UiContext, view: &PushView) -> Html {
    if view.distributors.len() < 2 {
        return Html::default();
    }
    let names = view.distributors.iter().enumerate().map(|(at, distributor)| (at, distributor.name.clone()));
    let none = (usize::MAX, "–".to_owned());
    let chosen = view.distributors.iter().position(|distributor| distributor.chosen);
    let options: Vec<_> = chosen.is_none().then_some(none).into_iter().chain(names).collect();
    let ids: Vec<_> = view.distributors.iter().map(|distributor| distributor.id.clone()).collect();
    let intents = ui.intents.clone();
    let choose = Callback::from(move |at: usize| {
        if let Some(id) = ids.get(at) {
            intents.emit(Intent::ChooseDistributor { id: id.clone() });
        }
    });
    let label = ui.messages().push.through;
    select("distributor", label, options, chosen.unwrap_or(usize::MAX), choose)
}

/// Renders the choices of language and appearance.
fn preferences(ui: &UiContext, chosen: Preferences) -> Html {
    let messages = ui.messages().preferences;
    let languages = vec![
        (LanguageChoice::System, messages.system),
        (LanguageChoice::English, Language::English.name()),
        (LanguageChoice::Finnish, Language::Finnish.name()),
        (LanguageChoice::Swedish, Language::Swedish.name()),
    ];
    let appearances = vec![
        (Appearance::System, messages.system),
        (Appearance::Light, messages.light),
        (Appearance::Dark, messages.dark),
    ];
    let prefer = |preferences| Intent::SetPreferences { preferences };
    let on_language = ui.intents.reform(move |language| prefer(Preferences { language, ..chosen }));
    let on_appearance = ui.intents.reform(move |appearance| prefer(Preferences { appearance, ..chosen }));
    html! {
        <section>
            <h2>{ messages.heading }</h2>
            <div class="card rows">
                { select("language", messages.language, languages, chosen.language, on_language) }
                { select("appearance", messages.appearance, appearances, chosen.appearance, on_appearance) }
            </div>
        </section>
    }
}
